import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { codeOf } from '../rig/answers.js';
import { engines } from '../rig/databases.js';
import type { TestBrowser } from '../rig/http-client.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { takePassword, twinOf } from '../rig/sessions.js';
import { atOnce, inRounds } from './rounds.js';
import { type RacedServers, startRaced } from './two-servers.js';

for (const engine of engines) {
  describe(`password changes at once on ${engine.name}`, () => {
    let servers: RacedServers;
    // The limit of guesses at one’s own password counts successes, too, until they are known to be some.
    before(async () => {
      servers = await startRaced(engine, { settings: { LIMIT_LOGIN_FAILURES: '100' } });
    });
    after(() => servers.close());

    it('RC4: no session that the old password began outlives a change, and the one that changed it lives', async () => {
      const { browser, email } = await signUp();
      let old = goodPassword;
      await inRounds(async (round) => {
        const newPassword = `lantern ${round} harbour`;
        const others = Array.from({ length: 8 }, () => servers.browser());
        const [changed] = await Promise.all([
          browser.call('changePassword', { currentPassword: old, newPassword }),
          ...others.map((other) => other.call('login', { email, password: old })),
        ]);
        assert.equal(changed.status, 200, changed.text);
        for (const other of others) assert.equal(await isSignedIn(other), false);
        assert.equal(await isSignedIn(browser), true);
        assert.equal(await loginStatus(email, old), 401);
        assert.equal(await loginStatus(email, newPassword), 200);
        old = newPassword;
      });
    });

    it('RC4: a proof by the old password that runs beside a change takes no session over', async () => {
      const { browser, email } = await signUp();
      let old = goodPassword;
      await inRounds(async (round) => {
        const newPassword = `lantern ${round} harbour`;
        const thieves = Array.from({ length: 4 }, () => twinOf(servers, browser));
        const [changed, ...proofs] = await Promise.all([
          browser.call('changePassword', { currentPassword: old, newPassword }),
          ...thieves.map((thief) => thief.call('reauthenticate', { password: old })),
        ]);
        const winners = [changed, ...proofs].filter(({ status }) => status === 200);
        assert.equal(winners.length, 1, 'of one token one goes on');
        if (changed.status === 200) {
          for (const thief of thieves) assert.equal(await isSignedIn(thief), false);
          assert.equal(await isSignedIn(browser), true);
          old = newPassword;
        } else {
          assert.equal(codeOf(changed), 'session_missing', changed.text);
          assert.equal(await loginStatus(email, old), 200, 'nothing was changed');
        }
        assert.equal((await browser.call('login', { email, password: old })).status, 200);
      });
    });

    it('RC2: of changes at once from several sessions one counts, and it is the one whose session lives', async () => {
      const { email } = await signUp();
      let old = goodPassword;
      await inRounds(async (round) => {
        const browsers = Array.from({ length: 8 }, () => servers.browser());
        for (const browser of browsers) await browser.call('login', { email, password: old });
        const wanted = browsers.map((_, index) => `whistle ${round} orchard ${index}`);
        const answers = await Promise.all(
          browsers.map((browser, index) =>
            browser.call('changePassword', { currentPassword: old, newPassword: wanted[index] ?? '' }),
          ),
        );
        const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
        assert.equal(winners.length, 1, answers.map(({ text }) => text).join('\n'));
        for (const answer of answers) {
          if (answer.status !== 200) assert.match(answer.text, /"(credentials_wrong|session_missing)"/);
        }
        const alive = await Promise.all(browsers.map(isSignedIn));
        assert.deepEqual(
          alive.flatMap((lives, index) => (lives ? [index] : [])),
          winners,
        );
        old = wanted[winners[0] ?? 0] ?? '';
        assert.equal(await loginStatus(email, old), 200);
      });
    });

    it('RC2: a change that was made is taken again from several sessions at once, and changes nothing more', async () => {
      const { browser, email } = await signUp();
      let old = goodPassword;
      await inRounds(async (round) => {
        const newPassword = `lantern ${round} harbour`;
        const change = { currentPassword: old, newPassword };
        assert.equal((await browser.call('changePassword', change)).status, 200);
        // Its answer got lost, so everybody logs in with the new one and the form sends it again.
        const again = Array.from({ length: 4 }, () => servers.browser());
        for (const one of again) assert.equal((await one.call('login', { email, password: newPassword })).status, 200);
        const answers = await Promise.all(again.map((one) => one.call('changePassword', change)));
        for (const { status, text } of answers) assert.equal(status, 200, text);
        for (const one of [browser, ...again]) assert.equal(await isSignedIn(one), true);
        assert.equal(await loginStatus(email, newPassword), 200);
        const told = (await servers.mails())
          .to(email)
          .filter(({ subject }) => subject.includes('password was changed'));
        assert.equal(told.length, round + 1, 'nobody is told twice');
        old = newPassword;
      });
    });

    it('RC3: a mailed code that is given twenty times at once counts once', async () => {
      const { browser, email } = await signUp();
      await takePassword(servers.first, email);
      await inRounds(async () => {
        servers.skip(61_000);
        assert.equal((await browser.call('requestReauthentication')).status, 200);
        const { code } = (await servers.mails()).newest(email);
        const twins = Array.from({ length: 20 }, () => twinOf(servers, browser));
        const answers = await atOnce(20, (index) => at(twins, index).call('reauthenticate', { code }));
        const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
        assert.equal(winners.length, 1, answers.map(({ text }) => text).join('\n'));
        const [winner] = winners.map((index) => at(twins, index));
        assert.ok(winner && (await isSignedIn(winner)));
        for (const [name, value] of winner.cookies) browser.cookies.set(name, value);
      });
    });

    async function signUp(): Promise<{ browser: TestBrowser; email: string }> {
      const email = newAddress();
      const browser = servers.browser();
      await browser.call('signUp', { email, password: goodPassword, name: 'Ana Ruiz' });
      const { code } = (await servers.mails()).newest(email);
      assert.equal((await browser.call('verifyAddress', { code })).status, 200);
      return { browser, email };
    }

    async function isSignedIn(browser: TestBrowser): Promise<boolean> {
      const { json } = await browser.call('getSession');
      return (json['session'] ?? null) !== null;
    }

    async function loginStatus(email: string, password: string): Promise<number> {
      return (await servers.browser().call('login', { email, password })).status;
    }
  });

  describe(`guesses at one’s own password at their boundary on ${engine.name}`, () => {
    let servers: RacedServers;
    before(async () => {
      servers = await startRaced(engine, { standsAt: Date.parse('2026-11-23T12:00:00Z') });
    });
    after(() => servers.close());

    it('RC8: of twenty wrong ones at once, to change it or to prove anew, ten are compared', async () => {
      const email = newAddress();
      const browser = servers.browser();
      await browser.call('signUp', { email, password: goodPassword });
      const { code } = (await servers.mails()).newest(email);
      await browser.call('verifyAddress', { code });
      await inRounds(async () => {
        const answers = await atOnce(20, (index) => {
          const twin = twinOf(servers, browser);
          return index % 2
            ? twin.call('reauthenticate', { password: `guess ${index}` })
            : twin.call('changePassword', { currentPassword: `guess ${index}`, newPassword: 'lantern harbour 5' });
        });
        const codes = answers.map(codeOf);
        assert.equal(codes.filter((each) => each === 'credentials_wrong').length, 10, codes.join());
        assert.equal(codes.filter((each) => each === 'limit_reached').length, 10);
        servers.skip(60_000);
        assert.equal((await browser.call('reauthenticate', { password: goodPassword })).status, 200);
      });
    });
  });
}

function at(browsers: TestBrowser[], index: number): TestBrowser {
  const browser = browsers[index];
  if (!browser) throw new RangeError(`no browser ${index}`);
  return browser;
}
