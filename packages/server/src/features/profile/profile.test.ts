import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Profile } from '@portico/contract';
import { codeOf, fieldsOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../../test/rig/http-client.js';
import { newAddress, signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { setStatus, takePassword, twinOf } from '../../../../../test/rig/sessions.js';

const hour = 3_600_000;
const empty = { name: '', avatarUrl: '', jobTitle: '', organization: '', language: '' };
const full = {
  name: 'Ana Ruiz',
  avatarUrl: 'https://pictures.example/ana.png',
  jobTitle: 'Gardener',
  organization: 'Larkfield Ltd',
  language: 'de',
};

for (const engine of engines) {
  describe(`a profile on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { settings: { LIMIT_MAIL_IP: '9999/1h' } });
    });
    after(() => server.close());

    async function read(browser: TestBrowser, base = ''): Promise<Profile> {
      const answer = await browser.call('getProfile', {}, base);
      assert.equal(answer.status, 200, answer.text);
      return answer.json as unknown as Profile;
    }

    it('what one tells about oneself is saved, cleared and shown in the session', async () => {
      const { browser } = await signUpPerson(server);
      const fixed = { languages: ['en', 'de'], hasPassword: true };
      assert.deepEqual(await read(browser), { ...empty, ...fixed, version: 0, name: 'Ana Ruiz', language: 'en' });
      const saved = await browser.call('saveProfile', { version: 0, ...full });
      assert.deepEqual(saved.json, { ...full, ...fixed, version: 1 });
      assert.deepEqual(await read(browser), saved.json);
      const { session } = (await browser.call('getSession')).json as { session: { user: object } };
      assert.deepEqual(session.user, { ...session.user, name: full.name, avatarUrl: full.avatarUrl });
      const cleared = await browser.call('saveProfile', { version: 1, ...empty });
      assert.deepEqual(cleared.json, { ...empty, ...fixed, version: 2 });
      assert.doesNotMatch((await browser.call('getSession')).text, /avatarUrl/);
    });

    it('mails follow the language that was chosen, and the portal’s own without one', async () => {
      const { browser, email } = await signUpPerson(server);
      await browser.call('saveProfile', { version: 0, ...full });
      const input = { currentPassword: 'tin whistle orchard 9', newPassword: 'another whistle 77' };
      assert.equal((await browser.call('changePassword', input)).status, 200);
      assert.match((await server.mails()).newest(email).subject, /Passwort/);
      await browser.call('saveProfile', { version: 1, ...full, language: '' });
      const back = { currentPassword: input.newPassword, newPassword: 'lantern harbour 5' };
      assert.equal((await browser.call('changePassword', back)).status, 200);
      assert.match((await server.mails()).newest(email).subject, /password/);
    });

    it('it tells whether there is a password', async () => {
      const { browser, email } = await signUpPerson(server);
      await takePassword(server, email);
      assert.equal((await read(browser)).hasPassword, false);
    });

    it('a save names the version that was read: of two one counts, whatever they change, and of twenty at once', async () => {
      const { browser } = await signUpPerson(server);
      assert.equal((await browser.call('saveProfile', { version: 0, ...full })).status, 200);
      for (const version of [0, 2, 2_147_483_647]) {
        const stale = await browser.call('saveProfile', { version, ...empty });
        assert.equal(codeOf(stale), 'version_stale', String(version));
      }
      for (const version of [2_147_483_648, Number.MAX_SAFE_INTEGER, 1e300, -1, 0.5, '1', null]) {
        const refused = await browser.call('saveProfile', { version, ...empty });
        assert.deepEqual(Object.keys(fieldsOf(refused)), ['version'], String(version));
      }
      const twins = Array.from({ length: 20 }, () => twinOf(server, browser));
      const answers = await Promise.all(
        twins.map((twin, index) => twin.call('saveProfile', { version: 1, ...full, jobTitle: `Job ${index}` })),
      );
      const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
      assert.equal(winners.length, 1);
      assert.ok(answers.every((answer) => answer.status === 200 || codeOf(answer) === 'version_stale'));
      const { version, jobTitle } = await read(browser);
      assert.deepEqual({ version, jobTitle }, { version: 2, jobTitle: `Job ${winners[0]}` });
    });

    it('IN9: names are trimmed and kept as people write them; control, bidi and invisible signs and towers are refused by field', async () => {
      const { browser } = await signUpPerson(server);
      const taken = { name: '  محمد \n', jobTitle: '<b>Gärtnerin</b>', organization: "Robert'); DROP TABLE users;--" };
      const saved = await browser.call('saveProfile', { version: 0, ...empty, ...taken });
      const { name, jobTitle, organization } = saved.json;
      assert.deepEqual({ name, jobTitle, organization }, { ...taken, name: 'محمد' });
      const bad = ['a\u0000b', 'a\u202eb', 'a\u2066b', 'a\u001b[31m', `Z${'\u0301'.repeat(6)}`, '\ue000', '\ud800'];
      bad.push('\u3164', '\u2800', '\u200d', 'a\u034fb', 'a\u{e0041}');
      for (const field of ['name', 'jobTitle', 'organization']) {
        for (const text of bad) {
          const answer = await browser.call('saveProfile', { version: 1, ...empty, [field]: text });
          assert.deepEqual(fieldsOf(answer), { [field]: 'characters_refused' }, JSON.stringify(text));
        }
        for (const text of ['n'.repeat(201), 'n'.repeat(401)]) {
          const answer = await browser.call('saveProfile', { version: 1, ...empty, [field]: text });
          assert.deepEqual(fieldsOf(answer), { [field]: 'too_long' });
        }
      }
      assert.equal((await read(browser)).version, 1);
    });

    it('a picture is an https address without credentials, or none; nothing is fetched', async () => {
      const { browser } = await signUpPerson(server);
      const good: [string, string][] = [
        ['https://localhost:1/never-asked.png', 'https://localhost:1/never-asked.png'],
        [' https://PICTURES.example/a b.png?x="y"#z ', 'https://pictures.example/a%20b.png?x=%22y%22#z'],
        ['https://bücher.example/ä', 'https://xn--bcher-kva.example/%C3%A4'],
        ['', ''],
      ];
      let version = 0;
      for (const [typed, kept] of good) {
        const answer = await browser.call('saveProfile', { version: version++, ...empty, avatarUrl: typed });
        assert.equal(answer.json['avatarUrl'], kept, answer.text);
      }
      const bad = ['http://pictures.example/ana.png', 'http://192.168.0.1/ana.png', 'http://localhost.example/'];
      bad.push('ana.png', '/ana.png', '//pictures.example/ana.png', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)');
      bad.push('java\nscript:alert(1)', 'data:image/png;base64,AA==', 'blob:https://x.example/1', 'file:///etc/passwd');
      bad.push('ftp://x.example/a', 'https://ana@x.example/', 'https://ana:pw@x.example/', 'https://:pw@x.example/');
      bad.push(
        'https://',
        'http:///',
        'https://[::1',
        'https://x.example:99999/',
        `https://x.example/${'ä'.repeat(1000)}`,
      );
      for (const avatarUrl of bad) {
        const answer = await browser.call('saveProfile', { version, ...empty, avatarUrl });
        assert.deepEqual(fieldsOf(answer), { avatarUrl: 'url_invalid' }, avatarUrl);
      }
      const long = await browser.call('saveProfile', {
        version,
        ...empty,
        avatarUrl: `https://x.example/${'a'.repeat(2048)}`,
      });
      assert.deepEqual(fieldsOf(long), { avatarUrl: 'too_long' });
      assert.equal((await read(browser)).version, version);
    });

    it('in development a picture may come from this machine without https, and the pages show it', async () => {
      const { browser } = await signUpPerson(server);
      let version = 0;
      for (const host of ['localhost:1', 'acme.localhost:1', '127.0.0.1:1']) {
        const avatarUrl = `http://${host}/never-asked.png`;
        const answer = await browser.call('saveProfile', { version: version++, ...empty, avatarUrl });
        assert.equal(answer.json['avatarUrl'], avatarUrl, answer.text);
      }
      const { headers } = await browser.open('/account');
      const policy = String(headers['content-security-policy']);
      assert.match(policy, /img-src 'self' https: data: http:\/\/localhost:\* http:\/\/\*\.localhost:\*/);
    });

    it('a language is one of those that there are, exactly', async () => {
      const { browser } = await signUpPerson(server);
      for (const language of ['fr', 'DE', 'de-AT', 'de ', '__proto__', '0']) {
        const answer = await browser.call('saveProfile', { version: 0, ...empty, language });
        assert.deepEqual(fieldsOf(answer), { language: 'choice_invalid' }, language);
      }
      await server.database.query("update users set language = 'fr'");
      assert.equal((await read(browser)).language, '');
      assert.equal((await browser.call('saveProfile', { ...empty, version: 0 })).status, 200);
    });

    it('SU11: role, state, ids and hashes are no fields of a profile, and all that is refused is told at once', async () => {
      const { browser } = await signUpPerson(server);
      const before = await server.database.query('select * from users order by id');
      for (const field of [
        'role',
        'status',
        'id',
        'userId',
        'portalId',
        'passwordHash',
        'password_hash',
        'email',
        'isAdmin',
      ]) {
        const answer = await browser.call('saveProfile', { version: 0, ...full, [field]: 'owner' });
        assert.deepEqual(fieldsOf(answer), { [field]: 'field_unknown' });
      }
      const several = { ...full, name: '\u0007', avatarUrl: 'x', language: 'x', organization: '\u202e' };
      assert.deepEqual(fieldsOf(await browser.call('saveProfile', { version: 0, ...several })), {
        name: 'characters_refused',
        organization: 'characters_refused',
        avatarUrl: 'url_invalid',
        language: 'choice_invalid',
      });
      assert.deepEqual(await server.database.query('select * from users order by id'), before);
    });

    it('TN1: the same person at another portal is another one, and nobody’s profile is read or written across', async () => {
      const here = await signUpPerson(server, { name: 'Ana Here' });
      const there = await signUpPerson(server, { email: here.email, name: 'Ana There', base: '/p/acme' });
      assert.equal((await here.browser.call('saveProfile', { version: 0, ...full, name: 'Ana Changed' })).status, 200);
      assert.equal((await read(there.browser, '/p/acme')).name, 'Ana There');
      assert.equal((await read(there.browser, '/p/acme')).version, 0);
      const smuggler = server.browser();
      const [value = ''] = [...here.browser.cookies.values()];
      for (const [name] of there.browser.cookies) smuggler.cookies.set(name, value);
      assert.equal(codeOf(await smuggler.call('getProfile', {}, '/p/acme')), 'session_missing');
      assert.equal(codeOf(await smuggler.call('saveProfile', { version: 0, ...full }, '/p/acme')), 'session_missing');
    });

    it('somebody blocked, somebody whose session expired and nobody at all read and save nothing', async () => {
      const blocked = await signUpPerson(server);
      await setStatus(server, blocked.email, 'blocked');
      const expired = await signUpPerson(server);
      server.skip(25 * hour);
      for (const browser of [blocked.browser, expired.browser, server.browser()]) {
        assert.equal(codeOf(await browser.call('getProfile')), 'session_missing');
        assert.equal(codeOf(await browser.call('saveProfile', { version: 0, ...full })), 'session_missing');
      }
    });

    it('KL8: a change is an entry with the names of the fields and no value; a save that changes nothing is none', async () => {
      const ana = await signUpPerson(server, { email: newAddress('kl8'), name: 'Ana Ruiz' });
      const first = { version: 0, ...empty, name: 'Ana Ruiz', language: 'en' };
      assert.equal((await ana.browser.call('saveProfile', first)).status, 200);
      assert.equal((await ana.browser.call('saveProfile', { ...full, version: 1 })).status, 200);
      const rows = await server.database.query(
        `select details, actor_id, subject_id, user_id from audit_entries join addresses on user_id = subject_id
          where event = 'profile_changed' and compare_key = $1`,
        [ana.email],
      );
      const fields = rows.map((row) => row['details']);
      assert.deepEqual(fields, ['{"fields":"avatarUrl jobTitle organization language"}']);
      assert.ok(rows.every((row) => row['actor_id'] === row['user_id']));
    });
  });
}
