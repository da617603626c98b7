import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { describe, it } from 'node:test';
import { sessionHeader } from '@portico/contract';
import { engines } from '../rig/databases.js';
import { TestBrowser } from '../rig/http-client.js';
import { openInbox } from '../rig/inbox.js';
import { type Person } from '../rig/people.js';
import { until } from '../rig/until.js';
import { type CommandProcess, commandProcess, commonSettings } from '../rig/command-process.js';
import { join } from './rig/join.js';

const postgres = engines.find(({ name }) => name === 'postgres');
const restarts = process.env['PORTICO_LONG'] ? 20 : 3;
const publicHost = 'localhost:4999';

describe('two processes on one database that are restarted one after the other', () => {
  it('FT8: no login fails, no session is lost, and what is under way is finished', async () => {
    await withTwo(async (servers, person) => {
      let isOver = false;
      let logins = 0;
      let checks = 0;
      const balanced = balancer(servers);
      const agent = new Agent({ keepAlive: false });
      const comeIn = async (): Promise<void> => {
        while (!isOver) {
          const browser = new TestBrowser(balanced(), { Host: publicHost }, agent);
          const answer = await browser.call('login', { email: person.email, password: person.password });
          assert.equal(answer.status, 200, answer.text);
          logins++;
        }
      };
      const stay = async (): Promise<void> => {
        while (!isOver) {
          const browser = new TestBrowser(balanced(), { Host: publicHost }, agent);
          for (const [name, value] of person.browser.cookies) browser.cookies.set(name, value);
          const { json, text } = await browser.call('getSession');
          assert.ok(json['session'], text);
          checks++;
        }
      };
      const load = Promise.all([comeIn(), comeIn(), stay()]);
      for (let restart = 0; restart < restarts; restart++) {
        for (const server of servers) {
          const enough = logins + 5;
          await Promise.race([load, until('some logins', () => logins >= enough)]);
          // The balancer is told first, as an orchestrator does; requests that were sent before go on.
          balanced.leave(server);
          assert.equal(await server.stop(), 0, server.printed());
          await server.start();
          balanced.join(server);
        }
      }
      isOver = true;
      await load;
      assert.ok(logins >= restarts * 10 && checks > 0);
    });
  });

  it('FT10: two tabs that renew their session while a process restarts both stay signed in', async () => {
    await withTwo(async (servers, { email, password }) => {
      const [first, second] = servers;
      const begun = await first.browser({ [sessionHeader]: 'bearer' }).call('login', { email, password });
      let token = tokenOf(begun.json);
      for (let round = 0; round < restarts; round++) {
        const sent = token;
        const renew = (server: CommandProcess) =>
          server.browser({ [sessionHeader]: 'bearer' }).call('refreshAccess', { refreshToken: sent });
        // One tab's answer may be cut off by the end of its process; it asks again.
        const cut = renew(first).catch(() => renew(second));
        const [one, two] = await Promise.all([cut, renew(second), first.kill()]);
        await first.start();
        const successors = new Set([one, two, await renew(first)].map((answer) => tokenOf(answer.json)));
        assert.equal(successors.size, 1);
        token = [...successors][0] ?? '';
      }
    });
  });
});

function tokenOf(json: Record<string, unknown>): string {
  return (json['tokens'] as { refreshToken: string }).refreshToken;
}

/** Chooses the port of a process that takes part, one after the other. */
function balancer(servers: readonly CommandProcess[]) {
  const away = new Set<CommandProcess>();
  let turn = 0;
  const next = (): number => {
    const present = servers.filter((server) => !away.has(server));
    return present[turn++ % present.length]?.port ?? 0;
  };
  return Object.assign(next, {
    leave: (server: CommandProcess) => away.add(server),
    join: (server: CommandProcess) => away.delete(server),
  });
}

async function withTwo(
  work: (servers: readonly [CommandProcess, CommandProcess], person: Person) => Promise<void>,
): Promise<void> {
  assert.ok(postgres);
  const database = await postgres.create();
  const inbox = await openInbox();
  const settings = commonSettings(database.url, inbox.url);
  const servers = await Promise.all([commandProcess(settings), commandProcess(settings)] as const);
  try {
    // At once, on an empty database: one of them brings it up to date.
    await Promise.all(servers.map((server) => server.start()));
    const person = await join(servers[0], inbox);
    await work(servers, person);
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
    await inbox.close();
    await database.drop();
  }
}
