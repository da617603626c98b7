import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations, type OperationId } from '@portico/contract';
import { codeOf } from '../../../../../test/rig/answers.js';
import { engines } from '../../../../../test/rig/databases.js';
import { startServer, type TestServer } from '../../../../../test/rig/server.js';

const inputs: [OperationId, object][] = [
  ['login', { email: 'ana@mail.example' }],
  ['signUp', { email: 'ana@mail.example' }],
  ['resetPassword', { token: 'a'.repeat(64) }],
  ['verifyAddress', { token: 'a'.repeat(64) }],
];

for (const engine of engines) {
  describe(`a password that is none on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startServer(engine);
    });
    after(() => server.close());

    for (const [id, input] of inputs) {
      it(`PW16: is refused by ${id} before anything is counted or hashed`, async () => {
        const browser = server.browser();
        for (const password of [[], ['tin whistle orchard 9'], {}, 5, true, null, '']) {
          const answer = await browser.call(id, { ...input, password });
          assert.equal(answer.status, 400, JSON.stringify(password));
          assert.equal(codeOf(answer), 'input_invalid');
        }
        for (const size of [operations[id].bodyLimit, 1_000_000, 10_000_000]) {
          const answer = await browser.call(id, { ...input, password: 'x'.repeat(size) });
          assert.equal(answer.status, 413);
          assert.equal(codeOf(answer), 'body_too_large');
        }
        assert.deepEqual(await server.database.query('select bucket from limits'), []);
        assert.deepEqual(
          await server.database.query("select event from audit_entries where event <> 'portal_created'"),
          [],
        );
      });
    }
  });
}
