import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { engines } from '../rig/databases.js';
import { startServer, type TestServer } from '../rig/server.js';
import { wideLimits } from '../rig/wide-limits.js';
import { ownForm } from '../rig/own-form.js';
import { Backend } from './rig/backend.js';
import { conformance } from './rig/suite.js';
import type { ReadMail } from './rig/check.js';

for (const engine of engines) {
  describe(`the server on ${engine.name} keeps the contract`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine, { portals: ownForm, settings: wideLimits });
    });
    after(() => server.close());

    const readMail: ReadMail = async (address) => {
      const { code, link } = (await server.mails()).newest(address);
      return { code, token: new URL(link).searchParams.get('token') ?? '' };
    };
    for (const check of conformance(readMail)) {
      it(check.name, () => check.run(new Backend(server.url)));
    }
  });
}

describe('a back end that breaks the contract', () => {
  let http: Server;
  let url: string;
  before(async () => {
    // Friendly, and wrong: it says yes to everything, in JSON that nobody agreed on.
    http = createServer((req, res) => {
      req.resume();
      res.setHeader('Content-Type', 'application/json');
      res.end(JSON.stringify({ ok: true }));
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  after(() => {
    http.close();
    http.closeAllConnections();
  });

  const noMail: ReadMail = () => Promise.resolve({ code: '123456', token: 'x' });
  for (const check of conformance(noMail)) {
    it(`fails the check "${check.name}"`, async () => {
      await assert.rejects(() => check.run(new Backend(url)), { name: /^(AssertionError|\$ZodError)$/ });
    });
  }
});
