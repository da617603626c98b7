import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { codeOf } from '../rig/answers.js';
import { type CommandProcess, commandProcess, commonSettings } from '../rig/command-process.js';
import { engines, type TestDatabase } from '../rig/databases.js';
import type { Answer } from '../rig/http-client.js';
import { openInbox } from '../rig/inbox.js';
import { goodPassword, newAddress, type Person } from '../rig/people.js';
import { until } from '../rig/until.js';
import { join } from './rig/join.js';
import { checkRows } from './rig/sound-rows.js';

/** How the room for a database ends, and comes back. */
interface Disk {
  /** Before the server starts. */
  blocks?: number;
  fill: () => Promise<void>;
  free: () => Promise<void>;
}

for (const engine of engines) {
  describe(`a full disk under ${engine.name}`, () => {
    it('FT5: nothing is half done, reading goes on, and writing does once there is room', async () => {
      const database = await engine.create();
      const inbox = await openInbox();
      const settings = commonSettings(database.url, inbox.url);
      const roomy = await commandProcess(settings);
      await roomy.start();
      const person = await join(roomy, inbox);
      await roomy.stop();
      const disk = engine.name === 'sqlite' ? fileLimit(database, () => server) : refusal(database);
      const server = await commandProcess(settings, disk.blocks === undefined ? {} : { fileBlocks: disk.blocks });
      try {
        await server.start();
        // So long ago that its next use is worth noting.
        await database.query('update sessions set last_seen_at = last_seen_at - 600000');
        await disk.fill();
        const asked = new Map<string, boolean>();
        const signUp = async (): Promise<Answer> => {
          const email = newAddress();
          const answer = await server.browser().call('signUp', { email, password: goodPassword });
          asked.set(email, answer.status === 200);
          return answer;
        };
        const refused = await until('the disk to be full', async () => {
          const answer = await signUp();
          return answer.status === 200 ? undefined : answer;
        });
        for (const answer of [refused, await signUp(), await logIn(server, person)]) {
          assert.deepEqual([answer.status, codeOf(answer)], [503, 'server_busy'], `${answer.text} ${server.printed()}`);
          assert.match(answer.headers['retry-after'] ?? '', /^[1-9]\d*$/);
        }
        const seen = server.browser();
        for (const [name, value] of person.browser.cookies) seen.cookies.set(name, value);
        for (const operation of ['getSession', 'getProfile', 'getContactSettings'] as const) {
          const answer = await seen.call(operation);
          assert.equal(answer.status, 200, `${operation} ${answer.text} ${server.printed()}`);
        }
        assert.ok((await seen.call('getSession')).json['session']);
        assert.equal((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status, 200);
        assert.ok(server.isRunning());

        await disk.free();
        await until('to be let in', async () => (await logIn(server, person)).status === 200);
        await database.query("update outbox set leased_until = null, next_try_at = 0 where state = 'waiting'");
        for (const [email, promised] of asked)
          if (promised) await until(`the mail to ${email}`, () => inbox.to(email)[0]);
        await join(server, inbox);
        await checkRows(engine, database);
      } finally {
        await server.kill();
        await inbox.close();
        await database.drop();
      }
    });
  });
}

/** The file of the database and what is written ahead of it can grow no further than the file is now. */
function fileLimit(database: TestDatabase, server: () => CommandProcess): Disk {
  const file = database.url.replace(/^sqlite:/, '');
  return {
    blocks: Math.ceil(statSync(file).size / 512),
    fill: () => Promise.resolve(),
    free: () => {
      execFileSync('prlimit', ['--pid', String(server().pid()), '--fsize=unlimited']);
      return Promise.resolve();
    },
  };
}

/** PostgreSQL says of every new row what it says when it finds no room for one. */
function refusal(database: TestDatabase): Disk {
  const tables = `select tablename from pg_tables where schemaname = 'public'`;
  const onAll = (act: string): string =>
    `do $$ declare t text; begin for t in ${tables} loop execute format('${act}', t); end loop; end $$`;
  return {
    fill: async () => {
      await database.query(`create function no_room() returns trigger language plpgsql as
        $$ begin raise exception using errcode = 'disk_full', message = 'could not extend file'; end $$`);
      await database.query(onAll('create trigger no_room before insert or update on %I execute function no_room()'));
    },
    free: async () => {
      await database.query(onAll('drop trigger no_room on %I'));
    },
  };
}

function logIn(server: CommandProcess, { email, password }: Person): Promise<Answer> {
  return server.browser().call('login', { email, password });
}
