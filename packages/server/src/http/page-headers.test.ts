import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { apiPath } from '@portico/contract';
import { engines } from '../../../../test/rig/databases.js';
import type { TestBrowser } from '../../../../test/rig/http-client.js';
import { hostPage, publicHost, startInProduction } from '../../../../test/rig/production.js';

const forms = ['/login', '/signup', '/verify', '/verify?token=x', '/forgot-password', '/reset-password?token=x', '/'];
const others = ['/nowhere', '/p/nobody/', '/%E0%A4%A'];
const noForms = [
  ...others,
  '/healthz',
  '/readyz',
  `${apiPath}/session`,
  `${apiPath}/login-options`,
  `${apiPath}/nowhere`,
];

describe('headers of pages', () => {
  let server: Awaited<ReturnType<typeof startInProduction>>;
  const [engine] = engines;
  before(async () => {
    if (!engine) throw new Error('no engine');
    server = await startInProduction(engine);
  });
  after(() => server.close());

  it('CS10: no page can be put into a frame, errors included', async () => {
    for (const path of [...forms, ...others]) {
      const { headers } = await server.visit().open(path);
      assert.match(policyOf(headers), /frame-ancestors 'none'/, path);
      assert.equal(headers['x-frame-options'], 'DENY', path);
    }
  });

  it('CS13: every document has a strict policy, is alone in its window and is never sniffed', async () => {
    for (const path of [...forms, ...others]) {
      const { headers, text } = await server.visit().open(path);
      const policy = policyOf(headers);
      for (const part of [
        "img-src 'self' https: data:",
        "default-src 'none'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
      ]) {
        assert.ok(policy.split('; ').includes(part), `${path}: ${part}`);
      }
      assert.match(policy, /require-trusted-types-for 'script'/);
      assert.doesNotMatch(policy, /unsafe|\*/);
      assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle="|\son\w+="/i, path);
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin', path);
    }
  });

  it('CS13: a form may be answered with the way to the page that was asked for, if it is allowed, and to no other', async () => {
    const asked = async (path: string) => formTargets((await server.visit().open(path)).headers);
    const own = ["'self'", `https://${publicHost}`];
    assert.deepEqual(await asked('/login'), own);
    const wish = encodeURIComponent(`${hostPage}/shop?x=1`);
    assert.deepEqual(await asked(`/login?return_to=${wish}`), ["'self'", hostPage]);
    assert.deepEqual(await asked('/login?return_to=https://evil.example/'), own);
    for (const path of ['/signup', '/forgot-password', '/reset-password?token=x', '/verify', '/', '/nowhere']) {
      assert.deepEqual(await asked(`${path}${path.includes('?') ? '&' : '?'}return_to=${wish}`), ["'self'"], path);
    }
  });

  it('CS13: a form that was refused, and the page that confirms a sign-up, still lead to the page that was asked for', async () => {
    const browser = server.visit();
    const refused = await post(browser, '/login', { email: 'ana@example.com', password: 'x', return_to: hostPage });
    assert.equal(refused.status, 401);
    assert.deepEqual(formTargets(refused.headers), ["'self'", hostPage]);
    const person = { email: 'ana@example.com', password: 'ovens and gardens 7', name: 'Ana', return_to: hostPage };
    assert.equal((await post(browser, '/signup', person)).status, 303);
    assert.deepEqual(formTargets((await browser.open('/verify')).headers), ["'self'", hostPage]);
  });

  it('CS13: the headers of an answer stay below what proxies take by default, however many origins are allowed', async () => {
    if (!engine) throw new Error('no engine');
    const origins = Array.from({ length: 300 }, (_, index) => `https://www.customer-${index}-shop.example.com`);
    const crowded = await startInProduction(engine, {
      portals: [{ slug: 'larkfield', name: 'Larkfield Help', allowedOrigins: origins }],
    });
    try {
      const wish = `/login?return_to=${encodeURIComponent(`${origins[299] ?? ''}/`)}`;
      for (const path of [...forms, ...noForms, wish, '/account', '/account/emails', '/.well-known/change-password']) {
        const { headers } = await crowded.visit({ Origin: origins[7] ?? '' }).open(path);
        const size = Object.entries(headers).flat(2).join('').length;
        assert.ok(size < 2048, `${path}: ${size} bytes`);
      }
    } finally {
      await crowded.close();
    }
  });

  it('CS13: pages with a form say where they are from and no more, everything else says nothing', async () => {
    for (const path of forms) {
      assert.equal((await server.visit().open(path)).headers['referrer-policy'], 'strict-origin', path);
    }
    for (const path of noForms) {
      const { headers } = await server.visit().open(path);
      assert.equal(headers['referrer-policy'], 'no-referrer', path);
      assert.equal(headers['x-content-type-options'], 'nosniff', path);
    }
  });

  it('CS13: HSTS is sent only where the operator wants it', async () => {
    assert.equal((await server.visit().open('/login')).headers['strict-transport-security'], undefined);
    if (!engine) throw new Error('no engine');
    const strict = await startInProduction(engine, { settings: { HSTS: 'true' } });
    try {
      for (const path of ['/login', '/nowhere', `${apiPath}/session`]) {
        const { headers } = await strict.visit().open(path);
        assert.equal(headers['strict-transport-security'], 'max-age=31536000', path);
      }
    } finally {
      await strict.close();
    }
  });

  it('IN12: no answer names the software or its version', async () => {
    for (const path of [...forms, ...noForms]) {
      const { headers } = await server.visit({ Host: publicHost }).open(path);
      assert.equal(headers['x-powered-by'], undefined, path);
      assert.equal(headers['server'], undefined, path);
    }
  });
});

/** Posts a form with the token that it was printed with. */
async function post(browser: TestBrowser, path: string, fields: Record<string, string>) {
  const token = /name="form_token"[^>]*value="([^"]+)"/.exec((await browser.open(path)).text)?.[1] ?? '';
  return browser.submit(path, { ...fields, form_token: token });
}

/** What the policy lets a form lead to. */
function formTargets(headers: Record<string, unknown>): string[] {
  const part = policyOf(headers)
    .split('; ')
    .find((each) => each.startsWith('form-action '));
  return (part ?? '').split(' ').slice(1);
}

function policyOf(headers: Record<string, unknown>): string {
  return String(headers['content-security-policy']);
}
