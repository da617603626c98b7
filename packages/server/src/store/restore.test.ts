import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sessionHeader } from '@portico/contract';
import Sqlite from 'better-sqlite3';
import { codeOf } from '../../../../test/rig/answers.js';
import { markedBlock } from '../../../../test/rig/document.js';
import { type Engine, engines, type TestDatabase } from '../../../../test/rig/databases.js';
import type { Answer, TestBrowser } from '../../../../test/rig/http-client.js';
import { type Inbox, openInbox } from '../../../../test/rig/inbox.js';
import { goodPassword, mailedToken, newAddress, type Person, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const second = 1000;
const minute = 60 * second;
const newPassword = `${goodPassword} new`;
const otherPassword = `${goodPassword} other`;

/** Copies a database that is in use into an empty one; PostgreSQL by the lines of its guide. */
async function copy(engine: Engine, from: TestDatabase, to: TestDatabase): Promise<void> {
  if (engine.name === 'sqlite') {
    const source = new Sqlite(new URL(from.url).pathname);
    await source.backup(new URL(to.url).pathname);
    source.close();
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'portico-dump-'));
  const steps = ['backup', 'restore'].map((name) => markedBlock('docs/postgresql.md', name).text).join('');
  const lines = steps.split('\n').filter((line) => line.startsWith('pg_'));
  assert.equal(lines.length, 2);
  const script = lines.join('\n').replace(/postgres:\/\/\S+\/portico_restored/, to.url);
  execFileSync('sh', ['-ec', script], { cwd: folder, env: { ...process.env, DATABASE_URL: from.url } });
  rmSync(folder, { recursive: true });
}

interface Refreshed {
  accessToken: string;
  refreshToken: string;
}

for (const engine of engines) {
  describe(`FT13: a backup that another machine goes on with, on ${engine.name}`, () => {
    const settings = { ...wideLimits, PORTICO_SECRET: randomBytes(32).toString('base64') };
    let inbox: Inbox;
    let backup: TestDatabase;
    let copiedAt: number;
    let first: TestServer;
    let restored: TestServer;
    let database: TestDatabase;
    before(async () => {
      inbox = await openInbox();
      backup = await engine.create();
      first = await startServer(engine, { inbox, settings });
      await begin();
      copiedAt = first.now();
      await copy(engine, first.database, backup);
      await goOn();
    });
    after(async () => {
      await first.close();
      await inbox.close();
      await backup.drop();
    });

    /** The backup, restored for one test, two minutes after it was made or so many milliseconds. */
    const restore =
      (test: () => Promise<void>, later = 2 * minute) =>
      async (): Promise<void> => {
        database = await engine.create();
        await copy(engine, backup, database);
        restored = await startServer(engine, { database, inbox, settings });
        restored.skip(copiedAt + later - Date.now());
        try {
          await test();
        } finally {
          await restored.close();
          await database.drop();
        }
      };

    let ana: Person;
    /** Her browser's, which it kept. */
    let cookies: Map<string, string>;
    let newcomer: { email: string; browser: TestBrowser };
    let links: { used: string; open: string };
    /** In order of their use: long before the backup, just before it, after it, and one that it knows nothing of. */
    let refreshTokens: string[];

    const refresh = (server: TestServer, refreshToken: string): Promise<Answer> =>
      server.browser({ [sessionHeader]: 'bearer' }).call('refreshAccess', { refreshToken });
    const tokensOf = (answer: Answer): Refreshed => {
      assert.equal(answer.status, 200, answer.text);
      return answer.json['tokens'] as Refreshed;
    };
    const nextOf = async (token: string): Promise<string> => tokensOf(await refresh(first, token)).refreshToken;
    const resetLink = async (email: string): Promise<string> => {
      await first.browser().call('requestPasswordReset', { email });
      return mailedToken(first, email);
    };
    const reset = (server: TestServer, token: string, password = newPassword) =>
      server.browser().call('resetPassword', { token, password });
    const logIn = (email: string, password: string) => restored.browser().call('login', { email, password });
    const withCookies = (kept: Map<string, string>): TestBrowser => {
      const there = restored.browser();
      for (const [name, value] of kept) there.cookies.set(name, value);
      return there;
    };

    async function begin(): Promise<void> {
      ana = await signUpPerson(first);
      const bo = await signUpPerson(first);
      const used = await resetLink(bo.email);
      assert.equal((await reset(first, used)).status, 200);
      first.skip(2 * minute);
      links = { used, open: await resetLink(bo.email) };
      const page = first.browser({ [sessionHeader]: 'bearer' });
      const login = await page.call('login', { email: ana.email, password: goodPassword });
      const long = tokensOf(login).refreshToken;
      const just = await nextOf(long);
      first.skip(10 * minute);
      newcomer = { email: newAddress('new'), browser: first.browser() };
      await newcomer.browser.call('signUp', { email: newcomer.email, password: goodPassword });
      refreshTokens = [long, just, await nextOf(just)];
    }

    /** What the backup does not know. */
    async function goOn(): Promise<void> {
      refreshTokens.push(await nextOf(refreshTokens.at(-1) ?? ''));
      cookies = new Map(ana.browser.cookies);
      await ana.browser.call('logout');
    }

    it(
      'passwords and sessions of that moment are good, also one that was ended since',
      restore(async () => {
        assert.equal((await logIn(ana.email, goodPassword)).status, 200);
        assert.ok((await withCookies(cookies).call('getSession')).json['session']);
      }),
    );

    it(
      'whoever was about to sign up, or to reset a password, goes on with the mail that they have',
      restore(async () => {
        const { code } = (await first.mails()).newest(newcomer.email);
        assert.equal((await withCookies(newcomer.browser.cookies).call('verifyAddress', { code })).status, 200);
        assert.equal((await reset(restored, links.open)).status, 200);
        assert.equal(codeOf(await reset(restored, links.open, otherPassword)), 'link_dead');
      }),
    );

    it(
      'a link that was used up is, and one that was open ends at its hour',
      restore(async () => {
        assert.notEqual((await reset(restored, links.used)).status, 200);
        restored.skip(60 * minute);
        assert.notEqual((await reset(restored, links.open)).status, 200);
      }),
    );

    it(
      'the refresh token that the backup knows as the last goes on, once; one from after it is nobody’s',
      restore(async () => {
        const [, , last = '', unknown = ''] = refreshTokens;
        assert.equal(codeOf(await refresh(restored, unknown)), 'session_missing');
        const next = tokensOf(await refresh(restored, last));
        assert.equal((await refresh(restored, next.refreshToken)).status, 200);
        restored.skip(31 * second);
        assert.equal(codeOf(await refresh(restored, last)), 'session_missing');
        assert.equal(
          codeOf(await refresh(restored, next.refreshToken)),
          'session_missing',
          'the whole session is over',
        );
      }),
    );

    for (const index of [0, 1]) {
      it(
        `one that was used ${index ? 'just' : 'long'} before it ends the session`,
        restore(async () => {
          assert.equal(codeOf(await refresh(restored, refreshTokens[index] ?? '')), 'session_missing');
          assert.equal(codeOf(await refresh(restored, refreshTokens[2] ?? '')), 'session_missing');
        }),
      );
    }

    it(
      'within its grace it gets the successor that it had',
      restore(async () => {
        const [, just = '', last] = refreshTokens;
        assert.equal(tokensOf(await refresh(restored, just)).refreshToken, last);
      }, 0),
    );
  });
}
