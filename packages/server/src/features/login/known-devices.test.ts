import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { mailedToken, type Person, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

const settings = {
  TRUST_PROXY: '1',
  PORTICO_SECRET: randomBytes(32).toString('base64'),
  LIMIT_MAIL_IP: '9999/1h',
  // Whoever is a stranger is met by the limit of the account, and by nothing else.
  LIMIT_LOGIN_IP: '9999/1m',
};
const newPassword = 'another whistle 77';

for (const engine of engines) {
  describe(`devices that are known on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings });
    });
    after(() => server.close());

    it('RL16: devices that logged in before a change of the password give no more guesses than strangers have', async () => {
      const owner = await signUpPerson(server);
      const harvest = await knownDevices(owner, 4);
      assert.equal((await change(owner.browser, owner.password)).status, 200);
      assert.equal(await guessesOf(harvest, owner.email), 10);
    });

    it('RL16: nor do devices that logged in before a reset', async () => {
      const owner = await signUpPerson(server);
      const harvest = await knownDevices(owner, 4);
      await owner.browser.call('requestPasswordReset', { email: owner.email });
      const reset = { token: await mailedToken(server, owner.email), password: newPassword };
      assert.equal((await server.browser().call('resetPassword', reset)).status, 200);
      assert.equal(await guessesOf(harvest, owner.email), 10);
    });

    it('RL2: the device at which the password was changed stays known, for every account that it knew', async () => {
      const [owner, other] = [await signUpPerson(server), await signUpPerson(server)];
      const { browser } = owner;
      await logIn(browser, other);
      await logIn(browser, owner);
      assert.equal((await change(browser, owner.password)).status, 200);
      for (const person of [{ ...owner, password: newPassword }, other]) {
        await strangersGuess(person.email);
        assert.equal(await loginStatus(server.browser(), person), 429);
        assert.equal(await loginStatus(browser, person), 200);
      }
    });

    it('RL2: so does one at which it was changed without script', async () => {
      const owner = await signUpPerson(server);
      const { browser } = owner;
      await logIn(browser, owner);
      const page = await browser.open('/account/security');
      const form_token = /name="form_token" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const fields = { form_token, currentPassword: owner.password, newPassword };
      assert.equal((await browser.submit('/account/password', fields)).status, 303);
      await strangersGuess(owner.email);
      assert.equal(await loginStatus(browser, { ...owner, password: newPassword }), 200);
    });

    it('RL16: a change makes no device known that was not', async () => {
      const { browser, email, password } = await signUpPerson(server);
      const { setCookies } = await change(browser, password);
      assert.deepEqual(
        setCookies.filter((line) => line.includes('-device=')),
        [],
      );
      await strangersGuess(email);
      assert.equal(await loginStatus(browser, { email, password: newPassword }), 429);
    });

    it('RL2: a hash that is made anew at another cost leaves every device known', async () => {
      const owner = await signUpPerson(server);
      const [device] = await knownDevices(owner, 1);
      assert.ok(device);
      const { database, inbox } = server;
      const dearer = await startServer(engine, {
        settings,
        database,
        inbox,
        hashCost: { memoryKib: 16, passes: 1 },
      });
      const hashes = () =>
        database.query(
          `select users.password_hash from users join addresses on addresses.user_id = users.id
            where addresses.compare_key = $1`,
          [owner.email],
        );
      const before = await hashes();
      assert.equal(await loginStatus(dearer.browser(), owner), 200);
      assert.notDeepEqual(await hashes(), before);
      await dearer.close();
      await strangersGuess(owner.email);
      assert.equal(await loginStatus(device, owner), 200);
    });

    function change(browser: TestBrowser, currentPassword: string) {
      return browser.call('changePassword', { currentPassword, newPassword });
    }

    /** Devices that each logged in once, and out. */
    async function knownDevices(owner: Person, count: number): Promise<TestBrowser[]> {
      const devices = Array.from({ length: count }, () => server.browser());
      for (const device of devices) {
        await logIn(device, owner);
        await device.call('logout');
      }
      return devices;
    }

    /** How many guesses get through, when each of them tries twelve times. */
    async function guessesOf(devices: TestBrowser[], email: string): Promise<number> {
      const statuses: number[] = [];
      for (const device of devices) {
        for (let tries = 0; tries < 12; tries++) statuses.push(await loginStatus(device, wrong(email)));
      }
      return statuses.filter((status) => status === 401).length;
    }

    async function strangersGuess(email: string): Promise<void> {
      for (let tries = 0; tries < 11; tries++) await server.browser().call('login', wrong(email));
    }
  });
}

type Credentials = Pick<Person, 'email' | 'password'>;

function wrong(email: string): Credentials {
  return { email, password: 'a guess that is wrong' };
}

async function loginStatus(browser: TestBrowser, { email, password }: Credentials): Promise<number> {
  return (await browser.call('login', { email, password })).status;
}

async function logIn(browser: TestBrowser, person: Credentials): Promise<void> {
  assert.equal(await loginStatus(browser, person), 200);
}
