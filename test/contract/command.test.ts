import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { engines } from '../rig/databases.js';
import { startServer } from '../rig/server.js';

const [sqlite] = engines;

/** Runs the command as `npm run conformance` does; resolves with its exit code and what it printed. */
function command(...args: string[]): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve, reject) => {
    const options = ['--conditions=portico-source', '--import', 'tsx', 'tools/conformance.ts'];
    const child = spawn(process.execPath, [...options, ...args]);
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, printed });
    });
  });
}

describe('npm run conformance', () => {
  it('passes for a server in development, mails included, under its default limits', async () => {
    assert.ok(sqlite);
    const server = await startServer(sqlite, { settings: { SMTP_URL: undefined } });
    const { code, printed } = await command('--url', server.url, '--mailbox');
    await server.close();
    assert.equal(code, 0, printed);
    assert.match(printed, /✓ a reset replaces the password/);
  });

  it('fails for a server that is none of ours, and names what it does', async () => {
    const http = createServer((_req, res) => res.end('hello'));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { code, printed } = await command('--url', `http://127.0.0.1:${(http.address() as AddressInfo).port}`);
    http.close();
    http.closeAllConnections();
    assert.equal(code, 1, printed);
    assert.match(printed, /^✗ getSession answers null.*\n {2}.*Content-Type/m);
  });

  it('says how it is called when it is called without a URL', async () => {
    const { code, printed } = await command();
    assert.equal(code, 2);
    assert.match(printed, /--url/);
  });
});
