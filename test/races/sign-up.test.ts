import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../rig/databases.js';
import { newAddress } from '../rig/people.js';
import { atOnce, inRounds } from './rounds.js';
import { type RacedServers, startRaced } from './two-servers.js';

for (const engine of engines) {
  describe(`sign-ups at once on ${engine.name}`, () => {
    let servers: RacedServers;
    before(async () => {
      servers = await startRaced(engine);
    });
    after(() => servers.close());

    it('RC1: one address signed up and confirmed twenty times at once is one account with one password', async () => {
      await inRounds(async (round) => {
        const email = newAddress();
        const browsers = Array.from({ length: 20 }, () => servers.browser());
        const passwords = browsers.map((_, index) => `orchard ${round} whistle ${index}`);
        const asked = await atOnce(20, (index) =>
          browserAt(browsers, index).call('signUp', { email, password: passwords[index] ?? '', name: `Ana ${index}` }),
        );
        for (const { status, text } of asked) assert.equal(status, 200, text);
        const tokens = await tokensTo(email, 20);
        // A link opened in the browser that did not sign up needs that browser's password, so each brings its own.
        const answers = await atOnce(tokens.length, (index) =>
          verifyWithAnyPassword(tokens[index] ?? '', `lantern ${round} harbour ${index}`),
        );
        const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
        assert.equal(winners.length, 1, answers.map(({ text }) => text).join('\n'));
        for (const { status, text } of answers) if (status !== 200) assert.match(text, /"(address_taken|link_dead)"/);
        const rows = await servers.first.database.query(
          'select count(*) as n from users inner join addresses on addresses.user_id = users.id where compare_key = $1',
          [email],
        );
        assert.equal(Number(rows[0]?.['n']), 1);
        const login = (password: string) => servers.browser().call('login', { email, password });
        assert.equal((await login(`lantern ${round} harbour ${winners[0]}`)).status, 200);
        for (const password of passwords.slice(0, 3)) assert.equal((await login(password)).status, 401);
      });
    });

    it('RC3: a link confirmed twenty times at once counts once', async () => {
      await inRounds(async () => {
        const { browser, email } = await signUp();
        const [token = ''] = await tokensTo(email, 1);
        const answers = await atOnce(20, () => twinOf(browser).call('verifyAddress', { token }));
        assert.equal(answers.filter(({ status }) => status === 200).length, 1);
        for (const { status, text } of answers) {
          if (status !== 200) assert.match(text, /"(link_used|address_taken|link_dead)"/);
        }
        assert.equal(await countSessions(email), 1);
      });
    });

    it('RC3: a code typed twenty times at once counts once', async () => {
      await inRounds(async () => {
        const { browser, email } = await signUp();
        const { code } = (await servers.mails()).newest(email);
        const answers = await atOnce(20, () => twinOf(browser).call('verifyAddress', { code }));
        assert.equal(answers.filter(({ status }) => status === 200).length, 1, answers.map((a) => a.text).join('\n'));
        assert.equal(await countSessions(email), 1);
      });
    });

    it('RC3: wrong codes at once get five tries together, not five each', async () => {
      await inRounds(async () => {
        const { browser, email } = await signUp();
        const { code } = (await servers.mails()).newest(email);
        const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
        for (const answer of await atOnce(20, () => twinOf(browser).call('verifyAddress', { code: wrong }))) {
          assert.match(answer.text, /"code_wrong"/);
        }
        assert.equal((await browser.call('verifyAddress', { code })).status, 422);
        const rows = await servers.first.database.query('select max(code_tries) as n from challenges');
        assert.equal(Number(rows[0]?.['n']), 5);
      });
    });

    it('no mail asks to confirm an address once an account has it, though one was asked for in that moment', async () => {
      await inRounds(async (round) => {
        const email = newAddress();
        const [rival, browser] = [servers.browser(), servers.browser()];
        const input = { email, password: 'tin whistle orchard 9' };
        for (const each of [rival, browser]) assert.equal((await each.call('signUp', input)).status, 200);
        const [, token = ''] = await tokensTo(email, 2);
        const before = (await servers.mails()).to(email).length;
        const confirm = () => browser.call('verifyAddress', { token });
        const resend = () => rival.call('resendVerification');
        for (const { status, text } of await Promise.all(round % 2 ? [resend(), confirm()] : [confirm(), resend()])) {
          assert.equal(status, 200, text);
        }
        // It waits a minute for its turn.
        servers.skip(61_000);
        const later = (await servers.mails()).to(email).slice(before);
        assert.deepEqual(
          later.filter(({ code }) => code !== '').map(({ subject }) => subject),
          [],
        );
      });
    });

    /** Another tab of the same browser, at whichever server comes next. */
    function twinOf(browser: ReturnType<RacedServers['browser']>) {
      const twin = servers.browser();
      for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
      return twin;
    }

    function verifyWithAnyPassword(token: string, newPassword: string) {
      return servers.browser().call('verifyAddress', { token, newPassword });
    }

    async function signUp() {
      const email = newAddress();
      const browser = servers.browser();
      const asked = await browser.call('signUp', { email, password: 'tin whistle orchard 9' });
      assert.equal(asked.status, 200, asked.text);
      return { browser, email };
    }

    async function tokensTo(email: string, count: number): Promise<string[]> {
      // All but the first wait a minute for their turn. That one has left by then, or its lease would end while it does.
      await servers.mails();
      servers.skip(61_000);
      const mails = (await servers.mails()).to(email);
      assert.equal(mails.length, count);
      return mails.map(({ link }) => new URL(link).searchParams.get('token') ?? '');
    }

    async function countSessions(email: string): Promise<number> {
      const rows = await servers.first.database.query(
        'select count(*) as n from sessions inner join addresses on addresses.user_id = sessions.user_id where compare_key = $1',
        [email],
      );
      return Number(rows[0]?.['n']);
    }
  });
}

function browserAt(browsers: ReturnType<RacedServers['browser']>[], index: number) {
  const browser = browsers[index];
  if (!browser) throw new RangeError(`no browser ${index}`);
  return browser;
}
