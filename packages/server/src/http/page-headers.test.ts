import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { apiPath } from '@portico/contract';
import { engines } from '../../../../test/rig/databases.js';
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

  it('CS13: a form may be answered with the way to an allowed origin and to no other', async () => {
    const { headers } = await server.visit().open('/login');
    assert.ok(policyOf(headers).split('; ').includes(`form-action 'self' ${hostPage}`));
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

function policyOf(headers: Record<string, unknown>): string {
  return String(headers['content-security-policy']);
}
