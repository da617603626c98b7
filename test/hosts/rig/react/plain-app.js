import { createElement as h, useLayoutEffect, useRef, useState } from 'react';
import '@portico/widget/login';

// Where a page wants Trusted Types, '' is no HTML.
const nothing = { __html: globalThis.trustedTypes?.emptyHTML ?? '' };

/**
 * The same without the components, as React 19 can: two props keep React away from what the element draws, and objects
 * are set by hand, because React does not set them on what it hydrates.
 */
export function App({ server }) {
  const [drawn, setDrawn] = useState(1);
  const [name, setName] = useState('');
  const element = useRef(null);
  useLayoutEffect(() => {
    element.current.messages = { '*': { login: { title: 'Hello from React' } } };
  }, []);
  return h(
    'main',
    null,
    h('button', { type: 'button', onClick: () => setDrawn(drawn + 1) }, `Drawn ${drawn} times`),
    h('portico-login', {
      server,
      class: 'narrow',
      'no-signup': '',
      ref: element,
      'onportico-logged-in': ({ detail }) => setName(`${detail.user.name}, drawn ${drawn} times`),
      suppressHydrationWarning: true,
      dangerouslySetInnerHTML: nothing,
    }),
    h('p', null, name && `Hello ${name}`),
  );
}
