import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  apiPath,
  errorsOf,
  contractHeader,
  contractVersion,
  ErrorAnswer,
  errorStatus,
  operationIds,
  operations,
  type OperationId,
} from '@portico/contract';
import fc from 'fast-check';
import { backEndHeaders, backEndKey } from '../rig/back-end.js';
import { engines } from '../rig/databases.js';
import type { Answer, TestBrowser } from '../rig/http-client.js';
import { signUpPerson } from '../rig/people.js';
import { startServer, type TestServer } from '../rig/server.js';
import { takePassword } from '../rig/sessions.js';
import { arbitraryOf } from './rig/arbitrary-of.js';
import { broken, wire, type WireBody } from './rig/broken-json.js';
import { ownForm } from '../rig/own-form.js';
import { wideLimits } from '../rig/wide-limits.js';
import { runs, seed } from './rig/runs.js';

console.log(`seed ${seed}`);

/** No invented input gets these to succeed: they need what was mailed, or an id that an answer named. */
const needsSecret = new Set<OperationId>([
  'refreshAccess',
  'login',
  'verifyAddress',
  'resetPassword',
  'resendAddressVerification',
  'undoChange',
]);

for (const engine of engines) {
  describe(`operations with any input on ${engine.name}`, () => {
    let server: TestServer;
    let browser: TestBrowser;
    /** For each operation of a session somebody of its own, whom no other one can log out or lock. */
    const owners = new Map<OperationId, TestBrowser>();
    before(async () => {
      server = await startServer(engine, {
        portals: ownForm,
        settings: { ...wideLimits, INTROSPECTION_KEY: backEndKey },
      });
      ({ browser } = await signUpPerson(server, { base: '/p/acme' }));
      for (const id of operationIds.filter((each) => operations[each].access === 'session')) {
        const person = await signUpPerson(server);
        owners.set(id, person.browser);
        if (id === 'requestReauthentication') await takePassword(server, person.email);
      }
    });
    after(() => server.close());

    for (const id of operationIds) {
      const operation = operations[id];
      const good = arbitraryOf(operation.input);

      it(`${id} answers what its schema takes by the contract`, async () => {
        const statuses = new Set<number>();
        const property = fc.asyncProperty(good, async (input) => {
          const answer = await call(id, wire(input));
          statuses.add(answer.status);
          judge(id, answer);
        });
        await fc.assert(property, runs(engine, 150));
        // A fuzz that only ever meets the first check has shown nothing.
        assert.ok(statuses.has(200) || needsSecret.has(id), [...statuses].join());
      });

      if (operation.method === 'GET') continue;
      it(`${id} refuses what is broken with a code of the list`, async () => {
        const property = fc.asyncProperty(broken(good), async (body) => judge(id, await call(id, body)));
        await fc.assert(property, runs(engine, 250));
      });
    }

    it('an operation is found by any path and method, or refused in the same form', async () => {
      const methods = fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST', 'PROPFIND', 'TRACE');
      const paths = fc.oneof(
        fc.constantFrom(...operationIds).map((id) => operations[id].path),
        fc.webPath().map((path) => `/${path}`),
        fc.constantFrom('/%', '/%00', '/%ff', '//', '/..', '/session/', '/session?a[b]=c', '/SESSION', '/session;x'),
      );
      const bases = fc.constantFrom('', '/p/acme', '/p/nobody', '/p/%00', '/p/');
      const property = fc.asyncProperty(methods, paths, bases, async (method, path, base) => {
        const answer = await browser.send({ method, path: base + apiPath + path });
        if (method === 'HEAD' || method === 'OPTIONS') assert.ok(answer.status < 500, String(answer.status));
        else if (answer.status >= 400) judgeError(answer);
      });
      await fc.assert(property, runs(engine, 400));
    });

    it('whatever was asked of them, sessions are alive and lists can be read', async () => {
      for (const [id, owner] of owners) {
        for (const read of [
          'getSession',
          'getProfile',
          'getContactSettings',
          'listSessions',
          'listActivity',
        ] as const) {
          const answer = await owner.call(read);
          assert.equal(answer.status, 200, `${read} after ${id}: ${answer.text}`);
          judge(read, answer);
        }
      }
    });

    function call(id: OperationId, { body, headers }: WireBody): Promise<Answer> {
      const { method, path } = operations[id];
      const contract = { [contractHeader]: String(contractVersion) };
      const key = operations[id].access === 'service' ? backEndHeaders : {};
      const sender = owners.get(id) ?? browser;
      if (method === 'GET') return sender.send({ path: apiPath + path, headers: contract });
      return sender.send({ method, path: apiPath + path, headers: { ...contract, ...key, ...headers }, body });
    }
  });
}

/** Either the output of the operation, or an error that it may answer with. */
function judge(id: OperationId, answer: Answer): void {
  assert.equal(answer.headers['cache-control'], 'no-store');
  if (answer.status === 200) {
    assert.ok(operations[id].output.safeParse(answer.json).success, answer.text);
    return;
  }
  const code = judgeError(answer);
  assert.ok(errorsOf(operations[id]).includes(code), `${id} answered ${code}`);
}

function judgeError(answer: Answer) {
  const { error } = ErrorAnswer.parse(answer.json);
  assert.equal(answer.status, errorStatus[error.code]);
  assert.ok(answer.status < 500 || error.code === 'server_busy', answer.text);
  assert.match(error.requestId, /^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  return error.code;
}
