import { PorticoGate, PorticoLogin, PorticoProvider, PorticoUserMenu } from '@portico/widget/react';
import { useState } from 'react';

/** The whole app. Server and browser render the same. */
export function App() {
  const [user, setUser] = useState();
  const learn = ({ detail }) => setUser(detail.session?.user);
  return (
    <PorticoProvider server="/accounts" portalName="A React app" onPorticoReady={learn} onPorticoSessionChange={learn}>
      <PorticoUserMenu />
      <main>
        <PorticoGate when="logged-out">
          <PorticoLogin />
        </PorticoGate>
        <PorticoGate when="logged-in">
          <h1>You are in.</h1>
        </PorticoGate>
        {user && <p>Hello {user.name || user.email}</p>}
      </main>
    </PorticoProvider>
  );
}
