import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { readIntegrity, writeFilesOfVersion } from '../hosts/rig/bundle.js';
import { markedBlock, shellLines } from '../rig/document.js';
import { TestBrowser } from '../rig/http-client.js';
import { until } from '../rig/until.js';

const run = promisify(execFile);
const portico = resolve('packages/server/dist/portico.js');

describe('the guide for operators', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'portico-operating-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('start, migrate and seed do what they say', async () => {
    const lines = shellLines('docs/operating.md');
    assert.ok(lines.includes('npx portico start'));
    assert.ok(lines.includes('npx portico migrate'));
    const [seed = '', ownerOfHome = ''] = lines.filter((line) => line.startsWith('npx portico seed'));
    const env = { ...process.env, DATABASE_URL: `sqlite:${folder}/data/portico.db`, PORT: '0' };
    const migrated = await run(process.execPath, [portico, 'migrate'], { env, cwd: folder });
    assert.match(migrated.stdout, /0001-front-door/);
    const seeded = await run(process.execPath, [portico, ...argumentsOf(seed)], { env, cwd: folder });
    assert.match(seeded.stdout, /Created the portal acme\.\nPassword of the owner ana@acme\.example, shown only once/);
    const child = spawn(process.execPath, [portico, 'start'], { env, cwd: folder });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await until('the server', () => printed.includes('portico is ready'));
    const port = /"port":(\d+)/.exec(printed)?.[1] ?? '';
    assert.equal((await fetch(`http://localhost:${port}/readyz`)).status, 200);
    const owned = await run(process.execPath, [portico, ...argumentsOf(ownerOfHome)], { env, cwd: folder });
    const password = /Password of the owner you@example\.com, shown only once: (\S+)/.exec(owned.stdout)?.[1];
    const browser = new TestBrowser(Number(port));
    assert.equal((await browser.call('login', { email: 'you@example.com', password: 'not this one' })).status, 401);
    const refused = await browser.call('login', { email: 'you@example.com', password: 'nor this one' });
    assert.equal((await browser.call('login', { email: 'you@example.com', password })).status, 200);
    const { requestId } = refused.json['error'] as { requestId: string };
    const database = new Database(join(folder, 'data/portico.db'), { readonly: true });
    const found = database
      .prepare(markedBlock('docs/operating.md', 'audit').text.replace('7K2M-Q9XD', requestId))
      .all();
    database.close();
    assert.equal(found.length, 1);
    assert.ok(lines.includes('npx portico doctor'));
    const look = { env: { ...env, PUBLIC_URL: `http://localhost:${port}` }, cwd: folder };
    const looked = await run(process.execPath, [portico, 'doctor'], look);
    assert.match(looked.stdout, /^ok {3}public URL: the server answers at http:\/\/localhost:\d+$/m);
    child.kill('SIGTERM');
    assert.equal(await new Promise((resolved) => child.once('exit', resolved)), 0);
  });

  it('the files of the version before are kept by its commands, and a restarted server serves both', async () => {
    const host = join(folder, 'upgrade');
    const installed = join(host, 'node_modules/@portico/widget/dist/cdn');
    writeFilesOfVersion('0.0.9', installed);
    const { version } = readIntegrity();
    const commands = markedBlock('docs/operating.md', 'kept assets').text;
    assert.ok(commands.includes(`kept-assets/${version}\n`), commands);
    execFileSync('sh', ['-ec', commands.replace(version, '0.0.9')], { cwd: host });
    const env = { ...process.env, DATABASE_URL: `sqlite:${host}/portico.db`, PORT: '0', KEPT_ASSETS: 'kept-assets' };
    const child = spawn(process.execPath, [portico, 'start'], { env, cwd: host });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await until('the server', () => printed.includes('portico is ready'));
    const assets = `http://localhost:${/"port":(\d+)/.exec(printed)?.[1] ?? ''}/assets`;
    for (const each of [version, '0.0.9']) {
      const answer = await fetch(`${assets}/${each}/login.js`);
      assert.equal(answer.status, 200);
      assert.ok((await answer.text()).includes(each));
    }
    const unknown = await fetch(`${assets}/0.0.8/login.js`, { headers: { Origin: 'https://www.example.com' } });
    assert.equal(unknown.status, 404);
    assert.equal(unknown.headers.get('cache-control'), 'no-store');
    assert.equal(unknown.headers.get('access-control-allow-origin'), '*');
    child.kill('SIGTERM');
    assert.equal(await new Promise((resolved) => child.once('exit', resolved)), 0);
  });

  it('production refuses to start without what it needs', async () => {
    const env = { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production' };
    const failed = await run(process.execPath, [portico, 'start'], { env, cwd: folder }).catch(
      (error: unknown) => error,
    );
    assert.match((failed as { stderr: string }).stderr, /SMTP_URL is required in production/);
  });

  it('the secret it makes is good enough', () => {
    const secret = execFileSync('openssl', ['rand', '-base64', '32'], { encoding: 'utf8' }).trim();
    assert.ok(Buffer.byteLength(secret) >= 32);
  });
});

/** The words after `npx portico` of a line. */
function argumentsOf(line: string): string[] {
  const words = line.replace('npx portico ', '').match(/"[^"]*"|\S+/g) ?? [];
  return words.map((word) => word.replace(/"/g, ''));
}
