import type { TestServer } from '../../rig/server.js';
import { greet, type HostWorld } from './host-world.js';
import { htmlPage, type Site } from './site.js';

const files = ['provider', 'login', 'user-menu', 'gate', 'account', 'sessions', 'profile', 'change-password'];

/**
 * Puts a page with a login and an account on another site than the server's, with that kind of session, and gives its
 * URL: `localhost` and `127.0.0.1` are two sites to a browser, no cookie of the one is sent from pages of the other.
 * What the elements tell as errors is in its `errors`.
 */
export function putCrossSitePage(
  { server, site, script }: { server: TestServer; site: Site; script: HostWorld['script'] },
  session: 'cookie' | 'bearer',
): string {
  const keep = `<script>
    const errors = [];
    addEventListener('portico-error', ({ detail }) => errors.push(detail));
  </script>`;
  const body = `<portico-provider server="${server.url}" session="${session}">
    <portico-user-menu></portico-user-menu>
    <portico-gate when="logged-out"><portico-login></portico-login></portico-gate>
    <portico-gate when="logged-in"><h1>You are in.</h1><portico-account></portico-account></portico-gate>
  </portico-provider>`;
  const scripts = files.map((name) => script(`${name}.js`)).join('');
  site.put(`/${session}`, { body: htmlPage(keep + greet + scripts, body) });
  return `${site.url.replace('localhost', '127.0.0.1')}/${session}`;
}
