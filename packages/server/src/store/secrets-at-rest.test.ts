import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../test/rig/http-client.js';
import { mailedToken, newAddress } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { takePassword } from '../../../../test/rig/sessions.js';
import { removeExpired } from './cleanup.js';
import { openDatabase } from './database.js';

for (const engine of engines) {
  describe(`secrets after a full run on ${engine.name}`, () => {
    let server: TestServer;
    /** Every secret that the run handed out or took in. */
    const secrets = new Set<string>();
    const codes = new Set<string>();
    const refusals: string[] = [];
    before(async () => {
      server = await startServer(engine, { settings: { LIMIT_MAIL_IP: '1000/1h', LIMIT_MAIL_ADDRESS: '100/1h' } });
      await fullRun();
    });
    after(() => server.close());

    it('KL4: a copy of the database holds no password, token, code or session id', async () => {
      assert.ok(secrets.size >= 30, `${secrets.size} secrets`);
      assert.ok(codes.size >= 2);
      const dump = await dumpOf(server);
      assert.match(dump, /Ana Ruiz/);
      for (const secret of secrets) assert.equal(dump.includes(secret), false, secret);
      for (const code of codes) assert.doesNotMatch(dump, new RegExp(`(?<![\\w-])${code}(?![\\w-])`));
    });

    it('KL5: the log at level debug holds none either, nor an address, and no refusal repeats one', () => {
      const log = server.log();
      assert.match(log, /"url":"\/api\/v1\/login"/);
      const told = refusals.join('\n');
      for (const secret of secrets) {
        assert.equal(log.includes(secret), false, secret);
        assert.equal(told.includes(secret), false, secret);
      }
      for (const code of codes)
        for (const text of [log, told]) assert.doesNotMatch(text, new RegExp(`(?<![\\w.-])${code}(?![\\w-])`));
      assert.doesNotMatch(log, /mail\.example/);
    });

    it('KL6: a password in the wrong field, a token in the wrong path, a secret in the query of nothing: all masked', async () => {
      const browser = server.browser();
      const canary = 'Canary-7f3a99c1d2e4b5a6978877665544332211';
      const answers = [
        await browser.call('login', { email: canary, password: canary }),
        await browser.call('login', { email: `${canary}@mail.example`, password: canary }),
        await browser.call('signUp', { email: canary, password: canary, name: canary }),
        await browser.call('requestPasswordReset', { email: canary }),
        await browser.call('verifyAddress', { code: canary.slice(0, 32) }),
        await browser.call('inspectLink', { token: canary, purpose: 'reset_password' }),
      ];
      for (const { text } of answers) assert.equal(text.includes(canary), false, text);
      const paths = [`/nowhere/${canary}`, `/reset-password/${canary}`, `/api/v1/${canary}`, `/nowhere?${canary}`];
      paths.push(`/nowhere?x=${canary}`, `/nowhere?${canary}=1`, `/nowhere/token=${canary}`, `/nowhere/a%20${canary}`);
      paths.push(`/nowhere/ana@mail.example`, `/nowhere?a?b=${canary}`, `/login;token=${canary}`, `/p/${canary}/login`);
      paths.push(`/nowhere/${canary.replace(/(.{8})/g, '$1%2D')}`);
      for (const path of paths) await browser.open(path);
      await browser.send({
        path: '/nowhere',
        headers: { Referer: `http://x/?t=${canary}`, Authorization: `Bearer ${canary}` },
      });
      const log = server.log();
      for (const part of [canary, canary.slice(7, 20), '7f3a99c', 'ana@mail.example']) {
        assert.equal(log.includes(part), false, part);
      }
      const dump = await dumpOf(server);
      assert.equal(dump.includes(canary), false);
    });

    it('KL7: line breaks, escapes and quotes from outside stay inside one valid line', async () => {
      const from = server.log().length;
      const browser = server.browser({
        'User-Agent': 'x"}\\n{"level":60,"msg":"forged"} \t\u00ff',
        'X-Forwarded-For': '1","x":"',
      });
      const odd = ['/%0a%0d{"level":60}', '/%1b[31mred', '/nowhere?a=%0aforged', '/"},{"level":60', '/\u00e4'];
      for (const path of odd) await browser.send({ path: encodeURI(path) });
      await browser.call('login', { email: 'a\n{"level":60}@mail.example', password: 'x\u001b[31m' });
      const lines = server.log().slice(from).trim().split('\n');
      assert.ok(lines.length >= odd.length);
      for (const line of lines) {
        const entry = JSON.parse(line) as { level: number };
        assert.ok(entry.level < 50, line);
        assert.doesNotMatch(line, /[\u0000-\u0008\u000b-\u001f\u007f]/);
      }
    });

    it('KL9: entries of the audit stay as they are, whatever else expires', async () => {
      const read = () => server.database.query('select * from audit_entries order by id');
      const before = await read();
      assert.ok(before.length >= 10);
      await fullRun();
      const db = await openDatabase({
        url: server.database.url,
        poolSize: 1,
        timeout: 5000,
        onIdleError: () => undefined,
      });
      try {
        const lifetimes = { plain: { idle: 1, absolute: 1 }, kept: { idle: 1, absolute: 1 } };
        const retention = { challenges: 0, mails: 0, refreshGrace: 0, formerPasswords: 0, lifetimes };
        await removeExpired(db, Date.now() + 1e12, retention);
      } finally {
        await db.destroy();
      }
      const [sessions] = await server.database.query('select count(*) as n from sessions');
      assert.equal(Number(sessions?.['n']), 0);
      const kept = new Map((await read()).map((row) => [row['id'], row]));
      for (const row of before) assert.deepEqual(kept.get(row['id']), row);
    });

    it('KL15: an error of our own is a plain 500 with a code to quote, logged with its cause, and the next request works', async () => {
      await server.database.query('alter table sign_ups rename to sign_ups_away');
      let answer: Answer;
      let page: Answer;
      try {
        answer = await server.browser().call('signUp', { email: newAddress(), password: 'lantern harbour 5' });
        const browser = server.browser();
        browser.cookies.set(`portico-${await portalId()}-sign-up`, 'A'.repeat(43));
        page = await browser.open('/verify');
      } finally {
        await server.database.query('alter table sign_ups_away rename to sign_ups');
      }
      assert.equal(answer.status, 500);
      const { error } = answer.json as { error: { code: string; requestId: string } };
      assert.deepEqual(Object.keys(error), ['code', 'requestId']);
      assert.equal(error.code, 'internal');
      assert.equal(page.status, 500);
      for (const { text } of [answer, page])
        assert.doesNotMatch(text, /sign_ups|select|insert|SQLITE|relation|at .*\.ts/i);
      const line = server
        .log()
        .split('\n')
        .find((text) => text.includes(error.requestId) && text.includes('request failed'));
      assert.match(line ?? '', /sign_ups/);
      assert.equal(
        (await server.browser().call('signUp', { email: newAddress(), password: 'lantern harbour 5' })).status,
        200,
      );
    });

    async function portalId(): Promise<string> {
      const [row] = await server.database.query("select id from portals where slug = 'larkfield'");
      return String(row?.['id']);
    }

    async function fullRun(): Promise<void> {
      const email = newAddress('canary');
      const [first, second] = [
        `first canary ${Math.floor(performance.now())}`,
        `second canary ${email.length} lantern`,
      ];
      const wrong = 'a wrong canary password';
      for (const password of [first, second, wrong]) secrets.add(password);
      const browser = server.browser();
      await call(browser, 'signUp', { email, password: first, name: 'Ana Ruiz' });
      const { code, link } = (await server.mails()).newest(email);
      codes.add(code);
      note(new URL(link).searchParams.get('token') ?? '');
      await call(browser, 'verifyAddress', { code: '000000' });
      await call(browser, 'verifyAddress', { code });
      await call(browser, 'login', { email, password: wrong });
      await call(browser, 'login', { email, password: first, keep: true });
      await browser.open('/login');
      server.skip(61_000);
      await call(browser, 'requestPasswordReset', { email });
      const token = new URL((await server.mails()).newest(email).link).searchParams.get('token') ?? '';
      note(token);
      await browser.open(`/reset-password?token=${token}`);
      await call(browser, 'resetPassword', { token, password: 'short' });
      await call(browser, 'resetPassword', { token, password: second });
      await call(browser, 'resetPassword', { token, password: second });
      await call(browser, 'login', { email, password: second });
      await call(browser, 'logout', {});
      await call(browser, 'login', { email, password: second });
      await ownAccount(browser, { email, password: second, wrong });
      await server.mails();
    }

    /** What somebody who is signed in does to their account, with a password and without one. */
    async function ownAccount(
      browser: TestBrowser,
      { email, password, wrong }: { email: string; password: string; wrong: string },
    ): Promise<void> {
      const [third, fourth] = [`third canary ${secrets.size} orchard`, `fourth canary ${secrets.size} harbour`];
      for (const each of [third, fourth]) secrets.add(each);
      await call(browser, 'changePassword', { currentPassword: wrong, newPassword: third });
      await call(browser, 'changePassword', { currentPassword: password, newPassword: 'short' });
      await good(browser, 'changePassword', { currentPassword: password, newPassword: third });
      await call(browser, 'reauthenticate', { password: wrong });
      await good(browser, 'reauthenticate', { password: third });
      const added = newAddress('added');
      await good(browser, 'saveContactSettings', { version: 0, addresses: { add: [{ email: added }] } });
      const verify = await mailedToken(server, added);
      const undo = await mailedToken(server, email);
      for (const token of [verify, undo]) note(token);
      await good(browser, 'inspectLink', { token: verify, purpose: 'verify_address' });
      await good(browser, 'verifyAddress', { token: verify });
      await call(browser, 'verifyAddress', { token: verify });
      await takePassword(server, email);
      await good(browser, 'requestReauthentication', {});
      const { code } = (await server.mails()).newest(email);
      codes.add(code);
      await call(browser, 'reauthenticate', { code: '000000' });
      await good(browser, 'reauthenticate', { code });
      await good(browser, 'changePassword', { newPassword: fourth });
      for (const read of ['getProfile', 'listSessions', 'listActivity', 'endOtherSessions'] as const) {
        await good(browser, read, {});
      }
      await good(browser, 'inspectUndo', { token: undo });
      await good(browser, 'undoChange', { token: undo });
      await call(browser, 'undoChange', { token: undo });
      await good(browser, 'login', { email, password: fourth });
    }

    /** What has to work for its secrets to have been somewhere. */
    async function good(browser: TestBrowser, id: Parameters<TestBrowser['call']>[0], input: object): Promise<void> {
      const before = refusals.length;
      await call(browser, id, input);
      assert.equal(refusals.length, before, `${id} ${refusals.at(-1)}`);
    }

    async function call(browser: TestBrowser, id: Parameters<TestBrowser['call']>[0], input: object): Promise<void> {
      const answer = await browser.call(id, input);
      if (answer.status !== 200) refusals.push(answer.text);
      for (const value of browser.cookies.values()) if (value.length === 43) secrets.add(value);
    }

    /** A link's token, and its secret part in the forms in which it could be stored. */
    function note(token: string): void {
      secrets.add(token);
      const secret = Buffer.from(token, 'base64url').subarray(16);
      for (const form of ['base64url', 'base64', 'hex'] as const) secrets.add(secret.toString(form));
    }
  });
}

/** Every row of every table as text; for SQLite also the bytes of its files, deleted rows and all. */
async function dumpOf(server: TestServer): Promise<string> {
  const { url, query } = server.database;
  const isSqlite = url.startsWith('sqlite:');
  const tables = await query(
    isSqlite
      ? "select name from sqlite_master where type = 'table'"
      : "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const parts: string[] = [];
  for (const { name } of tables) parts.push(JSON.stringify(await query(`select * from "${String(name)}"`)));
  const file = url.slice('sqlite:'.length);
  if (isSqlite)
    for (const path of [file, `${file}-wal`]) if (existsSync(path)) parts.push(readFileSync(path, 'latin1'));
  return parts.join('\n');
}
