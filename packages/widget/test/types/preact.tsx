/** @jsxImportSource preact */
/* Never run: that it compiles, and that what is marked does not, is the test. */
import type {} from '@portico/widget/jsx/preact';
import { createRef } from 'preact';
import type { PorticoLogin } from '../../src/index.js';

const element = createRef<PorticoLogin>();

export const plain = (
  <portico-provider server="/accounts" portal-name="My Site">
    <portico-login
      ref={element}
      class="narrow"
      redirect-to="/"
      no-signup
      onportico-logged-in={({ detail }) => detail.user.name.toUpperCase()}
    />
  </portico-provider>
);

export const wrong = [
  // @ts-expect-error: attributes have the names that HTML knows
  <portico-login key="1" redirectTo="/" />,
  // @ts-expect-error: a person has no such field
  <portico-login key="2" onportico-logged-in={({ detail }) => detail.user.secret} />,
];
