import { PorticoGate, PorticoLogin, PorticoProvider, PorticoUserMenu } from '@portico/widget/react';
import { useState } from 'react';

/** The whole app. Server and browser render the same. */
export function App() {
  const [name, setName] = useState('');
  return (
    <PorticoProvider server="/accounts" portalName="A React app">
      <PorticoUserMenu />
      <main>
        <PorticoGate when="logged-out">
          <PorticoLogin onPorticoLoggedIn={({ detail }) => setName(detail.user.name)} />
        </PorticoGate>
        <PorticoGate when="logged-in">
          <h1>You are in.</h1>
        </PorticoGate>
        {name && <p>Hello {name}</p>}
      </main>
    </PorticoProvider>
  );
}
