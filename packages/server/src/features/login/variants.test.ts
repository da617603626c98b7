import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import { goodPassword, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

for (const engine of engines) {
  describe(`logins with variants of an address on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: { LIMIT_LOGIN_IP: '1000/1h', LIMIT_MAIL_IP: '1000/1h' } });
    });
    after(() => server.close());

    it('RL1: a guesser who logs in to an account with a variant of the address gets no more tries for it', async () => {
      await signUpPerson(server, { email: 'victim@variants.example' });
      server.skip(70_000);
      const own = await signUpPerson(server, { email: 'vic.tim@variants.example' });
      const statuses: number[] = [];
      for (let round = 0; round < 4; round++) {
        const guesser = server.browser();
        for (let guess = 0; guess < 4; guess++) {
          const answer = await guesser.call('login', { email: 'victim@variants.example', password: `wrong ${guess}` });
          statuses.push(answer.status);
        }
        await guesser.call('login', { email: own.email, password: goodPassword });
      }
      assert.equal(statuses.at(-1), 429, statuses.join());
    });

    it('RL1: a device is known for the one account it logged in to, not for variants of its address', async () => {
      await signUpPerson(server, { email: 'target@variants.example' });
      server.skip(70_000);
      const own = await signUpPerson(server, { email: 'tar.get@variants.example' });
      await own.browser.call('login', { email: own.email, password: own.password });
      const statuses: number[] = [];
      for (const browser of [server.browser(), own.browser]) {
        for (let guess = 0; guess < 10; guess++) {
          const answer = await browser.call('login', { email: 'target@variants.example', password: `wrong ${guess}` });
          statuses.push(answer.status);
        }
      }
      assert.equal(statuses.at(-1), 429, statuses.join());
    });

    it('RL1: typing errors before a login are forgotten with it', async () => {
      const { email, password } = await signUpPerson(server, { email: 'typist@variants.example' });
      for (let round = 0; round < 4; round++) {
        const browser = server.browser();
        for (let slip = 0; slip < 4; slip++) await browser.call('login', { email, password: 'a slip' });
        assert.equal((await browser.call('login', { email, password })).status, 200);
      }
    });

    it('RL1: a login after the wait leaves no wait for the next one', async () => {
      const { email, password } = await signUpPerson(server, { email: 'patient@variants.example' });
      for (let slip = 0; slip < 10; slip++) await server.browser().call('login', { email, password: 'a slip' });
      assert.equal((await server.browser().call('login', { email, password })).status, 429);
      server.skip(61_000);
      for (const browser of [server.browser(), server.browser()]) {
        const answer = await browser.call('login', { email, password });
        assert.equal(answer.status, 200, answer.text);
      }
    });

    it('RL1: right logins at once never add up to a wait', async () => {
      const { email, password } = await signUpPerson(server, { email: 'busy@variants.example' });
      for (let round = 0; round < 6; round++) {
        const answers = await Promise.all(
          Array.from({ length: 5 }, () => server.browser().call('login', { email, password })),
        );
        assert.deepEqual(
          answers.map(({ status }) => status),
          [200, 200, 200, 200, 200],
        );
      }
    });
  });
}
