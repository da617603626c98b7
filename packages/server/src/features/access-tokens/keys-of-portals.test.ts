import assert from 'node:assert/strict';
import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import express from 'express';
import jwt from 'jsonwebtoken';
import { engines } from '../../../../../test/rig/databases.js';
import { TestBrowser } from '../../../../../test/rig/http-client.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

const site = 'https://www.larkfield.example/accounts';

interface Portal {
  /** Its URL, the issuer of its tokens. */
  issuer: string;
  token: string;
  keys: (JsonWebKey & { kid: string })[];
}

for (const engine of engines) {
  describe(`keys of portals below a path on ${engine.name}`, () => {
    let server: TestServer;
    let app: Server;
    let visit: () => TestBrowser;
    before(async () => {
      const portals: [{ slug: string; name: string }, ...{ slug: string; name: string }[]] = [
        { slug: 'larkfield', name: 'Larkfield Help' },
        { slug: 'acme', name: 'Acme Support' },
      ];
      server = await startServer(engine, { portals, settings: { PUBLIC_URL: site } });
      const host = express();
      host.use('/accounts', server.portico.router);
      host.use(server.portico.wellKnown);
      app = createServer(host);
      await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
      const { port } = app.address() as AddressInfo;
      const { host: Host, origin: Origin } = new URL(site);
      visit = () => new TestBrowser(port, { Host, Origin });
    });
    after(async () => {
      await new Promise((resolve) => {
        app.close(resolve);
        app.closeAllConnections();
      });
      await server.close();
    });

    /** A token of a portal, and the keys as a back end finds them that knows the issuer alone. */
    async function portalAt(base: string): Promise<Portal> {
      const { browser } = await signUpPerson({ browser: visit, mails: () => server.mails() }, { base });
      const token = String((await browser.call('mintAccessToken', {}, base)).json['token']);
      const { iss, aud } = jwt.decode(token) as jwt.JwtPayload;
      assert.equal(aud, iss);
      const answer = await visit().open(new URL(`${iss}/.well-known/jwks.json`).pathname);
      assert.equal(answer.status, 200, answer.text);
      assert.match(answer.headers['content-type'] ?? '', /^application\/jwk-set\+json/);
      return { issuer: iss ?? '', token, keys: (answer.json as unknown as Portal).keys };
    }

    /** As a back end of the site verifies. @throws JsonWebTokenError */
    function verify(token: string, { issuer, keys }: Portal): string | jwt.JwtPayload {
      const kid = jwt.decode(token, { complete: true })?.header.kid;
      const key = keys.find((each) => each.kid === kid) ?? keys[0] ?? assert.fail();
      return jwt.verify(token, createPublicKey({ key, format: 'jwk' }), {
        algorithms: ['ES256'],
        issuer,
        audience: issuer,
      });
    }

    it('each portal’s token is good by the keys below its own URL, and by no other', async () => {
      const [here, there] = [await portalAt('/accounts'), await portalAt('/accounts/p/acme')];
      assert.deepEqual([here.issuer, there.issuer], [site, `${site}/p/acme`]);
      for (const [own, other] of [
        [here, there],
        [there, here],
      ] as const) {
        verify(own.token, own);
        assert.throws(() => verify(own.token, other), jwt.JsonWebTokenError);
        // It is not the name of the issuer alone that keeps it out.
        assert.throws(() => verify(own.token, { ...other, issuer: own.issuer }), /invalid signature/);
        assert.equal(own.keys.length, 1);
        assert.notEqual(own.keys[0]?.kid, other.keys[0]?.kid);
      }
      const unknown = await visit().open('/accounts/p/nobody/.well-known/jwks.json');
      assert.equal(unknown.status, 404);
    });
  });
}
