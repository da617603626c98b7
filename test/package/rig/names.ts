import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The environment in which a Node process finds hosts at a port of this machine, and believes a certificate: what DNS,
 * port 443 and a certificate that somebody vouches for are to an operator.
 */
export function namedHere(
  folder: string,
  { hosts, port, certificate }: { hosts: string[]; port: number; certificate: string },
): Record<string, string> {
  const file = join(folder, 'names.mjs');
  writeFileSync(
    file,
    `import { Socket } from 'node:net';
const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  const [options, ...rest] = args;
  const isNamed = ${JSON.stringify(hosts)}.includes(options?.host) && Number(options.port) === 443;
  return connect.apply(this, isNamed ? [{ ...options, host: '127.0.0.1', port: ${port} }, ...rest] : args);
};
`,
  );
  return { NODE_OPTIONS: `--import=${file}`, NODE_EXTRA_CA_CERTS: certificate };
}

/** The argument by which Chromium finds them there. */
export function namedForBrowser({ hosts, port }: { hosts: string[]; port: number }): string {
  return `--host-resolver-rules=${hosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`).join(', ')}`;
}
