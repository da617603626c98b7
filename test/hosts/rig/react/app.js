import { createElement as h, useState } from 'react';
import { PorticoLogin, PorticoProvider } from '@portico/widget/react';

const messages = { '*': { login: { title: 'Hello from React' } } };

/** A page with a login that is drawn again by a button, and that hears what the login says. */
export function App({ server }) {
  const [drawn, setDrawn] = useState(1);
  const [name, setName] = useState('');
  return h(
    'main',
    null,
    h('button', { type: 'button', onClick: () => setDrawn(drawn + 1) }, `Drawn ${drawn} times`),
    h(
      PorticoProvider,
      { server, portalName: 'React Site' },
      h(
        PorticoLogin,
        {
          className: 'narrow',
          noSignup: true,
          noForgot: drawn > 1,
          messages,
          onPorticoLoggedIn: ({ detail }) => setName(`${detail.user.name}, drawn ${drawn} times`),
        },
        drawn < 3 && h('p', { slot: 'header' }, 'Only for members'),
        h('p', { slot: 'footer' }, `Footer number ${drawn}`),
      ),
    ),
    h('p', null, name && `Hello ${name}`),
  );
}
