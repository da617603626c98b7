import { markedBlock } from '../../rig/document.js';
import type { TestServer } from '../../rig/server.js';
import { greet, type HostWorld } from './host-world.js';
import { htmlPage, type Site } from './site.js';

/**
 * The policy of the guide for the elements of a server (`'self'` for the page's own origin), with what the page needs for
 * its own script and icon, and for pictures that lie elsewhere.
 */
export function strictPolicy(server: string, pictures = ''): string {
  return markedBlock('docs/content-security-policy.md', 'policy')
    .text.replaceAll('https://accounts.example.com', server)
    .replace('script-src', "script-src 'self'")
    .replace('img-src', `img-src data: ${pictures}`)
    .replaceAll('\n', ' ');
}

/** Puts a page with an element, under the policy of the guide and Trusted Types, and gives its URL. */
export function putStrictPage(
  { server, site, script }: { server: TestServer; site: Site; script: HostWorld['script'] },
  tag: 'login' | 'signup' | 'forgot-password',
  head = '',
): string {
  site.put(`/strict-${tag}`, {
    body: htmlPage(head + greet + script(`${tag}.js`), `<portico-${tag} server="${server.url}"></portico-${tag}>`),
    headers: { 'Content-Security-Policy': strictPolicy(server.url) },
  });
  return `${site.url}/strict-${tag}`;
}
