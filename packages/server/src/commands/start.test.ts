import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-start-'));
});
after(() => {
  rmSync(folder, { recursive: true });
});

/** What the command says on its error output before it ends with status 1. */
function refusal(settings: Record<string, string>): string {
  const args = ['--conditions=portico-source', '--import', 'tsx', 'packages/server/src/main.ts', 'start'];
  const env = { ...process.env, DATABASE_URL: `sqlite:${folder}/start.db`, LOG_LEVEL: 'error', ...settings };
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8', timeout: 30_000 });
  assert.equal(status, 1);
  return stderr;
}

it('portico start says in one sentence that its port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  try {
    const sentence = `Port ${port} of 127.0.0.1 is taken: end what listens there, or choose another one by PORT.\n`;
    assert.equal(refusal({ PORT: String(port) }), sentence);
  } finally {
    taken.close();
  }
});

it('portico start says in one sentence that its address is none of this machine', () => {
  // TEST-NET-1 (RFC 5737).
  const settings = { HOST: '192.0.2.1', PORT: '0', SMTP_URL: 'smtp://127.0.0.1:1' };
  assert.equal(refusal(settings), 'HOST is 192.0.2.1, which is no address of this machine.\n');
});
