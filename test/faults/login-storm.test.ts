import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { codeOf } from '../rig/answers.js';
import { engines, type TestDatabase } from '../rig/databases.js';
import type { Answer } from '../rig/http-client.js';
import { type Inbox, openInbox } from '../rig/inbox.js';
import { type Person } from '../rig/people.js';
import { until } from '../rig/until.js';
import { type CommandProcess, commandProcess, commonSettings } from '../rig/command-process.js';
import { join } from './rig/join.js';

const crowd = 1000;

for (const engine of engines) {
  for (const files of [undefined, 256]) {
    describe(`${crowd} logins at once on ${engine.name}${files ? `, with ${files} files to hold` : ''}`, () => {
      let database: TestDatabase;
      let inbox: Inbox;
      let server: CommandProcess;
      let people: Person[];
      before(async () => {
        database = await engine.create();
        inbox = await openInbox();
        // So few that all who are let in are served before anybody stops waiting, on a busy machine too.
        const settings = { ...commonSettings(database.url, inbox.url), HASH_CONCURRENCY: '1', HASH_QUEUE: '50' };
        server = await commandProcess(settings, files ? { files } : {});
        await server.start();
        people = await Promise.all(Array.from({ length: 20 }, () => join(server, inbox)));
      });
      after(async () => {
        await server.kill();
        await inbox.close();
        await database.drop();
      });

      /** Of many people, so that no account has too many tries. */
      const login = (index: number): Promise<Answer> => {
        const { email, password } = people[index % people.length] ?? { email: '', password: '' };
        return server.browser().call('login', { email, password });
      };

      it('FT11: those beyond the queue are sent away at once, health answers meanwhile, and nobody is forgotten', async () => {
        let waiting = crowd;
        const outcomes: ('in' | 'busy' | 'cut')[] = [];
        const storm = Array.from({ length: crowd }, async (_, index) => {
          try {
            const answer = await login(index);
            if (answer.status !== 200) {
              assert.deepEqual([answer.status, codeOf(answer)], [503, 'server_busy']);
              assert.match(answer.headers['retry-after'] ?? '', /^[1-9]\d*$/);
            }
            outcomes.push(answer.status === 200 ? 'in' : 'busy');
          } catch (error) {
            // Only where connections run out may one be cut.
            if (files === undefined || !(error instanceof Error && 'code' in error)) throw error;
            outcomes.push('cut');
          } finally {
            waiting--;
          }
        });
        await until('the first answers', () => outcomes.length > 0);
        let healthy = 0;
        while (waiting > crowd / 10) {
          if (files === undefined) {
            assert.equal((await server.browser().open('/healthz')).status, 200);
            healthy++;
          } else await new Promise((resolve) => setTimeout(resolve, 20));
        }
        const failed = (await Promise.allSettled(storm)).find(({ status }) => status === 'rejected');
        assert.equal(failed, undefined);
        const count = (what: (typeof outcomes)[number]): number => outcomes.filter((each) => each === what).length;
        assert.ok(count('in') >= 1 && count('in') < crowd, `${count('in')} were let in`);
        if (files === undefined) {
          assert.ok(count('busy') > 0, 'the queue has an end');
          assert.ok(
            middle(outcomes, 'busy') < middle(outcomes, 'in'),
            'who is sent away does not wait for who is let in',
          );
          assert.ok(healthy > 0, 'health was asked while they waited');
        }
        assert.ok(server.isRunning(), server.printed());
        assert.ok(peakMemory(server.pid()) <= 512, `${peakMemory(server.pid())} MiB`);
        await until('quiet', async () => (await login(0)).status === 200);
        assert.equal((await people[0]?.browser.call('getProfile'))?.status, 200);
      });
    });
  }
}

/** Where the middle one of an outcome stands among all, in the order of the answers. */
function middle<Outcome>(outcomes: readonly Outcome[], of: Outcome): number {
  const places = outcomes.flatMap((outcome, place) => (outcome === of ? [place] : []));
  return places[places.length >> 1] ?? -1;
}

/** Largest resident memory of a process so far, in MiB, as Linux tells it; 0 elsewhere. */
function peakMemory(pid: number): number {
  if (process.platform !== 'linux') return 0;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
