import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Deps } from '../../deps.js';
import { printedPages } from '../../pages.js';
import type { MovableClock } from '../feature.js';
import { engines } from '../../../../../test/rig/databases.js';
import type { Answer } from '../../../../../test/rig/http-client.js';
import { ownForm } from '../../../../../test/rig/own-form.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';
import { member, takenPosts } from '../../../../../test/rig/taken-posts.js';
import { wideLimits } from '../../../../../test/rig/wide-limits.js';

/** Paths of unsubscribe links, to which mail programs post, too, and those of the development mailbox; each has tests of its own. */
const elsewhere = ['/unsubscribe', '/unsubscribe/again', '/dev/skip'];

describe('the POST routes of the pages', () => {
  it('are all tried below', async () => {
    const anything: unknown = new Proxy(() => undefined, { get: () => anything });
    const { stack } = await printedPages(anything as Deps, anything as MovableClock);
    const posts = stack.flatMap(({ route }) =>
      route && (route as unknown as { methods: Record<string, boolean> }).methods['post'] ? [route.path] : [],
    );
    assert.deepEqual(
      [...new Set(posts)].sort(),
      [...new Set([...takenPosts.map(({ path }) => path), ...elsewhere])].sort(),
    );
  });
});

for (const engine of engines) {
  describe(`a POST of a page that was done on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { portals: ownForm, settings: wideLimits });
    });
    after(() => server.close());

    for (const { path, name, from, prepare, shows } of takenPosts) {
      it(`${path}, which ${name}, leads to an address that shows it, as often as it is opened`, async () => {
        const { browser, sent } = await prepare(server);
        const form_token = tokenIn(await browser.open(from));
        const answer = await browser.submit(path, { form_token, ...sent });
        assert.equal(answer.status, 303, answer.text.slice(0, 300));
        const to = new URL(String(answer.headers.location), server.url);
        assert.equal(to.origin, server.url);
        const mails = (await server.mails()).mails.length;
        for (const _ of ['once', 'a reload']) {
          const shown = await browser.open(to.pathname + to.search);
          if (shown.status === 303) continue;
          assert.equal(shown.status, 200);
          if (to.pathname !== '/') assert.match(shown.text, shows);
        }
        assert.equal((await server.mails()).mails.length, mails);
      });
    }

    it('SE16: nothing that was staged or said is shown once another person is logged in, or nobody', async () => {
      const { browser, version } = await member(server);
      const form_token = tokenIn(await browser.open('/account/emails'));
      await browser.submit('/account/emails', { form_token, version, act: 'add', add: 'secret.lover@mail.example' });
      const { text } = await browser.open('/account/emails');
      assert.match(text, /secret\.lover@mail\.example/);
      await browser.submit('/logout', { form_token });
      const { email, password } = await signUpPerson(server);
      await browser.call('login', { email, password });
      assert.doesNotMatch((await browser.open('/account/emails?step=draft')).text, /secret\.lover@mail\.example/);
    });

    it('a step is forgotten after an hour, and one that somebody made up is none', async () => {
      const browser = server.browser();
      const form_token = tokenIn(await browser.open('/forgot-password'));
      await browser.submit('/forgot-password', { form_token, email: 'ana@mail.example' });
      assert.match((await browser.open('/forgot-password?step=sent')).text, /Check your email/);
      assert.doesNotMatch((await browser.open('/forgot-password')).text, /Check your email/);
      const name = [...browser.cookies.keys()].find((each) => each.endsWith('step-portico-forgot-password')) ?? '';
      const kept = browser.cookies.get(name) ?? assert.fail('no cookie');
      browser.cookies.set(name, `${kept.slice(0, -2)}AA`);
      assert.doesNotMatch((await browser.open('/forgot-password?step=sent')).text, /Check your email/);
      browser.cookies.set(name, kept);
      server.skip(3_600_001);
      assert.doesNotMatch((await browser.open('/forgot-password?step=sent')).text, /Check your email/);
    });
  });
}

function tokenIn({ text }: Answer): string {
  return /name="form_token" value="([^"]+)"/.exec(text)?.[1] ?? assert.fail('no form');
}
