import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { save, settingsOf } from '../../../../test/rig/addresses.js';
import { fieldsOf } from '../../../../test/rig/answers.js';
import { engines } from '../../../../test/rig/databases.js';
import { goodPassword, newAddress, signUpPerson } from '../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../test/rig/server.js';
import { wideLimits } from '../../../../test/rig/wide-limits.js';

const longLabel = 'a'.repeat(63);
const noAddress = [
  '@mail.example',
  'ana@',
  'ana',
  'ana@mail',
  'ana@@mail.example',
  'ana@mail.example@mail.example',
  '"ana"@mail.example',
  '"ana b"@mail.example',
  'ana(comment)@mail.example',
  'ana@(comment)mail.example',
  '<ana@mail.example',
  'eve@evil.example <ana@mail.example>',
  'mailto:ana@mail.example?cc=eve@evil.example',
  'ana@mail.example/.corp.example',
  'ana@mail.example#.corp.example',
  'ana@%6dail.example',
  '=?utf-8?q?ana?=@mail.example',
  '@route.example:ana@mail.example',
  'ana@mail.example,eve@evil.example',
  'ana@mail.example;eve@evil.example',
  'ana@mail.example\r\nBcc: eve@evil.example',
  'ana@mail.example\u0000.evil.example',
  'ana@[127.0.0.1]',
  'ana@[IPv6:::1]',
  'ana@127.0.0.1',
  'ana@mail..example',
  'ana@-mail.example',
  'ana@mail-.example',
  'ana@mail.example.',
  'ana@mail_x.example',
  'ana@mail.1',
  '.ana@mail.example',
  'ana.@mail.example',
  'a..b@mail.example',
  '-ana@mail.example',
  'ana b@mail.example',
  'ana\u202e@mail.example',
  'аna@mail.example',
  'ana﹫mail.example',
  'ana＠mail.example＠evil.example',
  `${'a'.repeat(65)}@mail.example`,
  `ana@${'a'.repeat(64)}.example`,
  `ana@${[longLabel, longLabel, longLabel, longLabel].join('.')}.example`,
  'x'.repeat(512),
  '%61na@mail.example%0a',
  'ana@mail.example?bcc=eve@evil.example',
  'ana@xn--.example',
];

for (const engine of engines) {
  describe(`typed text on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: wideLimits });
    });
    after(() => server.close());

    it('IN4: what is not exactly one address that mail can be sent to is refused by name, before anything happens', async () => {
      for (const email of noAddress) {
        for (const id of ['signUp', 'login', 'requestPasswordReset', 'resendVerification'] as const) {
          const password = id === 'signUp' || id === 'login' ? { password: goodPassword } : {};
          const answer = await server.browser().call(id, { email, ...password });
          assert.equal(answer.status, 400, `${id} ${email}`);
          assert.match(answer.text, /"email":"(address_\w+|too_long)"/, `${id} ${email}`);
        }
      }
      assert.equal((await server.mails()).mails.length, 0);
      const huge = await server
        .browser()
        .call('login', { email: `${'a'.repeat(1_000_000)}@mail.example`, password: 'x' });
      assert.equal(huge.status, 413);
    });

    it('IN4: addresses at the edge of what is allowed are taken, and mail arrives', async () => {
      const unique = newAddress().replace(/\D/g, '');
      const good = [`${'a'.repeat(64 - unique.length)}${unique}@mail.example`, `o'neil+x_y-z=${unique}@mail.example`];
      good.push(`{a}|~${unique}@sub-domain.mail.example`, `${unique}@müller.example`);
      for (const email of good)
        assert.equal((await server.browser().call('signUp', { email, password: goodPassword })).status, 200);
      const { mails } = await server.mails();
      for (const email of good) {
        // The mail server of the tests shows A-labels as Unicode.
        assert.ok(
          mails.some(({ recipients }) => recipients.includes(email)),
          email,
        );
      }
    });

    it('IN10: a pasted address is the one that it is seen to be, at every door, and only that one is mailed', async () => {
      const local = newAddress().split('@')[0] ?? '';
      const email = `${local}@mail.example`;
      const pasted = [
        `\u00a0${email}\u200b`,
        `\u202a${email}\u202c`,
        `mailto:${email}?subject=Hello`,
        `<${email}>`,
        `Ana Ruiz <${email}>`,
        `${local}\uff20mail.example`,
        `${local}@ma\u00adil.example`,
      ];
      const { browser } = await signUpPerson(server, { email });
      for (const typed of pasted) {
        assert.equal(
          (await server.browser().call('login', { email: typed, password: goodPassword })).status,
          200,
          typed,
        );
        server.skip(61_000);
        const arrived = (await server.mails()).mails.length;
        for (const id of ['requestPasswordReset', 'signUp'] as const) {
          const password = id === 'signUp' ? { password: goodPassword } : {};
          assert.equal((await server.browser().call(id, { email: typed, ...password })).status, 200, typed);
        }
        const mails = (await server.mails()).mails.slice(arrived);
        assert.deepEqual([...new Set(mails.flatMap(({ recipients }) => recipients))], [email], typed);
        const own = await save(browser, { add: [{ email: typed }] });
        assert.deepEqual(fieldsOf(own), { 'add.0': 'address_yours' }, typed);
      }
      assert.deepEqual(
        (await settingsOf(browser)).addresses.map((each) => each.email),
        [email],
      );
    });

    it('IN10: what is pasted as a code, a name, a URL or a field of the portal is read as it is seen', async () => {
      const email = newAddress();
      const person = server.browser();
      const name = '\u200eAna\u00a0Ruiz\u200b';
      assert.equal((await person.call('signUp', { email, password: goodPassword, name })).status, 200);
      const { code } = (await server.mails()).newest(email);
      const wide = Array.from(code, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
      const typed = `\u200e${wide.slice(0, 3)}\u2013${wide.slice(3)}\u200b`;
      assert.equal((await person.call('verifyAddress', { code: typed })).status, 200);
      const before = (await person.call('getProfile')).json;
      assert.equal(before['name'], 'Ana Ruiz');
      const saved = await person.call('saveProfile', {
        version: before['version'],
        name: 'A\u00adna \ufeffRuiz',
        avatarUrl: ' <https://pictures.example/ana.png>\u200b',
        jobTitle: '\u2068Cook\u2069',
        organization: '\u00a0Larkfield\r\n',
        language: '',
      });
      const { name: kept, avatarUrl, jobTitle, organization } = saved.json;
      assert.deepEqual(
        [kept, avatarUrl, jobTitle, organization],
        ['Ana Ruiz', 'https://pictures.example/ana.png', 'Cook', 'Larkfield'],
      );
    });

    it('IN9: a name with control, bidi or invisible signs or towers of marks is refused by name', async () => {
      const names = ['a\u0000b', 'a\u001b[31m', 'a\u0007', 'a\u202eb', 'a\u2066b', '\u202eab', 'a\ufe0fb', 'a\ud800b'];
      names.push(
        `Z${'\u0301'.repeat(6)}`,
        `Z${'\u0300'.repeat(390)}`,
        `Z${'\u0300'.repeat(10_000)}`,
        'n'.repeat(201),
        '\ue000',
        '\u3164',
        '\u2800 \u200d',
      );
      for (const name of names) {
        const email = newAddress();
        const answer = await server.browser().call('signUp', { email, password: goodPassword, name });
        assert.ok([400, 413].includes(answer.status), JSON.stringify(name.slice(0, 20)));
        if (answer.status === 400) assert.match(answer.text, /"name":"(characters_refused|too_long)"/);
      }
    });

    it('IN9: names of people are taken as they are, trimmed, and printed as text', async () => {
      const names: [string, string][] = [
        ['  Ana \t Ruiz \n', 'Ana Ruiz'],
        ['Łukasz Żółć', 'Łukasz Żółć'],
        ['王小明', '王小明'],
        ['محمد', 'محمد'],
        ['می‌خواهم', 'می‌خواهم'],
        ["O'Neil-Smith, Jr.", "O'Neil-Smith, Jr."],
        ['<script>alert(1)</script>', '<script>alert(1)</script>'],
        ["Robert'); DROP TABLE users;--", "Robert'); DROP TABLE users;--"],
        ['👩‍👩‍👧', '👩‍👩‍👧'],
        ['\u200fA\u00adna\u200b', 'Ana'],
      ];
      for (const [typed, kept] of names) {
        const { browser } = await signUpPerson(server, { name: typed });
        const { session } = (await browser.call('getSession')).json as { session: { user: { name: string } } };
        assert.equal(session.user.name, kept);
        const page = (await browser.open('/account')).text;
        assert.doesNotMatch(page, /<script>alert/);
      }
    });
  });
}
