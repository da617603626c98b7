import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { it } from 'node:test';
import { text as textOf } from 'node:stream/consumers';
import { markedBlock } from '../rig/document.js';
import { freePort } from '../rig/free-port.js';
import { said } from './rig/example-process.js';

const page = 'docs/server.md';

it('The server in your own app: the example runs, with what its options say', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portico-server-guide-'));
  const script = resolve('packages/server/dist/server-example.mjs');
  const port = await freePort();
  writeFileSync(script, markedBlock(page, 'server.mjs').text.replaceAll('4000', String(port)));
  const env = { ...process.env, DATABASE_URL: `sqlite:${folder}/data/server.db` };
  const child = spawn(process.execPath, [script], { env, cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const url = `http://localhost:${port}`;
    await said(child, new RegExp(`My Site is at ${url}`));
    const signUp = await (await fetch(`${url}/accounts/signup`)).text();
    for (const label of [/Company/, /href="https:\/\/www\.example\.com\/terms"/]) assert.match(signUp, label);
    assert.match(await textAt(port, 'acme.localhost', '/accounts/login'), /Acme Support/);
    assert.equal((await fetch(`${url}/ready`)).status, 200);
    const orders = await fetch(`${url}/orders`, { headers: { Accept: 'text/html' }, redirect: 'manual' });
    assert.match(orders.headers.get('location') ?? '', /\/accounts\/login\?return_to=%2Forders$/);
    const change = await fetch(`${url}/.well-known/change-password`, { redirect: 'manual' });
    assert.equal(change.headers.get('location'), `${url}/accounts/account/security`);
  } finally {
    const ended = new Promise((resolved) => child.once('exit', resolved));
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
    rmSync(script);
    rmSync(folder, { recursive: true });
  }
});

it('The server in your own app: every option, seed and member has its row', () => {
  const text = readFileSync(page, 'utf8');
  const sources = ['portico.ts', 'portals/seed-portal.ts'].map((name) =>
    readFileSync(`packages/server/src/${name}`, 'utf8'),
  );
  const names = sources
    .flatMap((source) => [...source.matchAll(/^export interface \w+ \{\n([^]*?)^\}/gm)])
    .flatMap(([, body = '']) => [...body.matchAll(/^ {2}(\w+)\??: /gm)].map(([, name = '']) => name));
  assert.ok(names.includes('locate') && names.includes('mailSenderName') && names.includes('sendMails'));
  for (const name of names) assert.match(text, new RegExp(`^\\| [^|]*\`${name}[\`(]`, 'm'), name);
});

/** A page of one of the server's hosts, whatever the machine makes of that name. */
function textAt(port: number, host: string, path: string): Promise<string> {
  return new Promise((answered, failed) => {
    const headers = { Host: `${host}:${port}` };
    get({ host: '127.0.0.1', port, path, headers }, (res) => answered(textOf(res))).on('error', failed);
  });
}
