import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { errorCodes, errorStatus, fieldCodes } from '@portico/contract';
import fc from 'fast-check';
import { engines } from '../rig/databases.js';
import type { Answer, TestBrowser } from '../rig/http-client.js';
import { goodPassword, newAddress } from '../rig/people.js';
import { startServer, type TestServer } from '../rig/server.js';
import { ownForm } from '../rig/own-form.js';
import { forms, pages, strangeHeaders, strangePaths } from './rig/pages.js';
import { wideLimits } from '../rig/wide-limits.js';
import { runs, seed } from './rig/runs.js';
import { texts } from './rig/texts.js';

console.log(`seed ${seed}`);

const urlencoded = 'application/x-www-form-urlencoded';

for (const engine of engines) {
  describe(`pages with any input on ${engine.name}`, () => {
    let server: TestServer;
    let browser: TestBrowser;
    let token: string;
    before(async () => {
      // No mail server: the development mailbox has pages, too.
      server = await startServer(engine, { portals: ownForm, settings: { ...wideLimits, SMTP_URL: undefined } });
      browser = server.browser();
      await browser.call('signUp', { email: newAddress(), password: goodPassword });
      token = /name="form_token" value="([^"]+)"/.exec((await browser.open('/login')).text)?.[1] ?? '';
      assert.notEqual(token, '');
    });
    after(() => server.close());

    for (const [path, names] of Object.entries(forms)) {
      it(`${path} takes or refuses any fields`, async () => {
        const fields = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), texts(64)), texts(3000)), {
          maxLength: 9,
        });
        const wish = fc.tuple(fields, fc.constantFrom('', '?lang=de', '?token=x', '?mode=new'), fc.boolean());
        const property = fc.asyncProperty(wish, async ([pairs, query, isKnown]) => {
          const body = new URLSearchParams(pairs);
          if (isKnown) body.append('form_token', token);
          judge(await post(path + query, body.toString(), urlencoded));
        });
        await fc.assert(property, runs(engine, 120));
      });

      it(`${path} refuses what is no form`, async () => {
        const types = fc.constantFrom(
          urlencoded,
          'application/json',
          'multipart/form-data; boundary=x',
          'text/plain',
          '',
        );
        const strange = fc.constantFrom(
          'a=%',
          '%E0%A4%A=1',
          '&&&===',
          'a[b][c]=1&a.b=2',
          '__proto__=1&constructor=2&__proto__[x]=3',
          'email=a&email=b&form_token=c&form_token=d',
          `x=${'%00'.repeat(20_000)}`,
          'a=1&'.repeat(500),
        );
        const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
        const charsets = fc.constantFrom('', '; charset=utf-16', '; charset=nonsense', '; charset=iso-8859-1');
        const property = fc.asyncProperty(fc.oneof(strange, bytes), types, charsets, async (body, type, charset) => {
          judge(await post(path, body, type + charset));
        });
        await fc.assert(property, runs(engine, 60));
      });
    }

    it('every page takes any query', async () => {
      const names = fc.oneof(
        fc.constantFrom('token', 'lang', 'return_to', 'mode', 'sent', 'email', 'token[]'),
        texts(40),
      );
      const query = fc.oneof(
        fc.array(fc.tuple(names, texts(200)), { maxLength: 6 }).map((pairs) => new URLSearchParams(pairs).toString()),
        fc.constantFrom(
          '%',
          '%ff',
          '%00=%00',
          'lang=%ed%a0%80',
          '&=&',
          'token=a&token=b',
          '__proto__[a]=b',
          '?'.repeat(99),
        ),
      );
      const place = fc.tuple(fc.constantFrom('', '/p/acme'), fc.constantFrom(...pages));
      const property = fc.asyncProperty(place, query, async ([base, page], text) => {
        judge(await browser.send({ path: `${base}${page}?${text}` }));
      });
      await fc.assert(property, runs(engine, 400));
    });

    it('every path and header ends in a page, a redirect or a refusal', async () => {
      for (const path of [...pages, ...strangePaths(server.portico.assets)]) {
        for (const headers of strangeHeaders) {
          const answer = await browser.send({ path, headers });
          assert.doesNotThrow(() => judge(answer), `${path} ${JSON.stringify(headers)} ${answer.text.slice(0, 200)}`);
        }
      }
    });

    it('every path and method ends in a page, a redirect or a refusal', async () => {
      const methods = fc.constantFrom('HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND');
      const anyPath = fc.webPath().map((path) => `/${path}`);
      const paths = fc.oneof(fc.constantFrom(...pages, ...strangePaths(server.portico.assets)), anyPath);
      const property = fc.asyncProperty(methods, paths, async (method, path) => {
        judge(await browser.send({ method, path }));
      });
      await fc.assert(property, runs(engine, 300));
    });

    it('cookies that nobody issued are taken for none', async () => {
      const names = [...browser.cookies.keys()];
      assert.notEqual(names.length, 0);
      const value = texts(200).map((text) => new URLSearchParams({ text }).toString().slice(5));
      const cookies = fc.array(fc.tuple(fc.constantFrom(...names), value), { minLength: 1, maxLength: 4 });
      const property = fc.asyncProperty(cookies, fc.constantFrom(...pages), async (pairs, page) => {
        const Cookie = pairs.map(([name, text]) => `${name}=${text}`).join('; ');
        judge(await browser.send({ path: page, headers: { Cookie } }));
      });
      await fc.assert(property, runs(engine, 150));
    });

    function post(path: string, body: string | Buffer, type: string): Promise<Answer> {
      return browser.send({ method: 'POST', path, headers: { 'Content-Type': type }, body });
    }
  });
}

/** A page, a redirect, or a refusal that says its code or the id to ask for. */
function judge(answer: Answer): void {
  const known: number[] = [200, 204, 302, 303, 304, 412, ...Object.values(errorStatus)];
  assert.ok(known.includes(answer.status), `${answer.status} ${answer.text.slice(0, 300)}`);
  assert.ok(answer.status < 500, answer.text);
  if (answer.status < 400 || answer.text === '') return;
  const printed = /data-printed="([^"]*)"/.exec(answer.text)?.[1];
  if (printed === undefined) {
    assert.match(answer.text, /[0-9A-Z]{4}-[0-9A-Z]{4}/);
    return;
  }
  const state = JSON.parse(printed.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')) as {
    alert: string | null;
    errors: Record<string, string>;
  };
  const told: readonly string[] = state.alert === null ? Object.values(state.errors) : [state.alert];
  const list: readonly string[] = [...errorCodes, ...fieldCodes];
  assert.ok(told.length > 0 && told.every((code) => list.includes(code)), printed);
}
