/** @jsxImportSource react */
/* Never run: that it compiles, and that what is marked does not, is the test. */
import type {} from '@portico/widget/jsx';
import { PorticoGate, PorticoLogin } from '@portico/widget/react';
import { createRef } from 'react';
import type { PorticoLogin as LoginElement } from '../../src/index.js';

const element = createRef<LoginElement>();

export const components = (
  <PorticoGate when="logged-out">
    <PorticoLogin
      ref={element}
      className="narrow"
      redirectTo="/"
      noSignup
      messages={{ '*': { login: { title: 'Hello' } } }}
      onPorticoLoggedIn={({ detail }) => detail.user.name.toUpperCase()}
      onPorticoNavigate={(event) => {
        event.preventDefault();
      }}
    >
      <img slot="logo" src="/logo.svg" alt="" />
    </PorticoLogin>
  </PorticoGate>
);

export const wrong = [
  // @ts-expect-error: there is no such property
  <PorticoLogin key="1" redirectTwo="/" />,
  // @ts-expect-error: a gate has no such state
  <PorticoGate key="2" when="asleep" />,
  // @ts-expect-error: what is in the element is put there by it, or by children
  <PorticoLogin key="3" dangerouslySetInnerHTML={{ __html: '' }} />,
  // @ts-expect-error: a login never says that addresses were saved
  <PorticoLogin key="4" onPorticoAddressesSaved={() => undefined} />,
  // @ts-expect-error: attributes have the names that HTML knows
  <portico-login key="5" redirectTo="/" />,
  // @ts-expect-error: a person has no such field
  <portico-login key="6" onportico-logged-in={({ detail }) => detail.user.secret} />,
];

export const plain = (
  <portico-provider server="/accounts" portal-name="My Site">
    <portico-login
      ref={element}
      redirect-to="/"
      no-signup
      onportico-logged-in={({ detail }) => detail.user.name.toUpperCase()}
    />
  </portico-provider>
);
