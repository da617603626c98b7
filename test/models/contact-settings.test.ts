import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { runs, seed } from '../fuzz/rig/runs.js';
import type { ModelChanges } from '../rig/address-model.js';
import { engines } from '../rig/databases.js';
import { startServer, type TestServer } from '../rig/server.js';
import { wideLimits } from '../rig/wide-limits.js';
import { ModelledAccount, type Step } from './rig/modelled-account.js';

console.log(`seed ${seed}`);

/** More than an account may have. The first is the one that signs up; what has no row stands for an unknown id. */
const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
const key = fc.constantFrom(...keys.slice(0, 5));
const anyKey = fc.constantFrom(...keys);
const which = fc.oneof(fc.nat(2), fc.nat(40));
const one = <T>(arbitrary: fc.Arbitrary<T>) => arbitrary.map((each) => [each]);

const parts = {
  add: fc.array(fc.record({ key, makePrimary: fc.boolean() }), { maxLength: 3 }),
  remove: fc.array(key, { maxLength: 3 }),
  primary: key,
  replacePrimary: key,
  once: fc.oneof(key, fc.constant(null)),
};
const none: ModelChanges = { add: [], remove: [] };
const changes: fc.Arbitrary<ModelChanges> = fc.oneof(
  one(fc.record({ key, makePrimary: fc.boolean() })).map((add) => ({ ...none, add })),
  one(key).map((remove) => ({ ...none, remove })),
  key.map((primary) => ({ ...none, primary })),
  key.map((replacePrimary) => ({ ...none, replacePrimary })),
  parts.once.map((once) => ({ ...none, once })),
  fc
    .array(anyKey, { minLength: 5, maxLength: 10 })
    .map((many) => ({ ...none, add: many.map((each) => ({ key: each, makePrimary: false })) })),
  fc.record(parts, { requiredKeys: ['add', 'remove'] }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      changes,
      version: fc.oneof(
        { weight: 9, arbitrary: fc.constant('right' as const) },
        { weight: 1, arbitrary: fc.constantFrom('stale' as const, 'next' as const) },
      ),
    }),
  },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('verify' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('resend' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('take' as const, 'release' as const), key }) },
);

/** Walks that once went another way than the model; they come first in every run. */
const known: Step[][] = [
  [
    { do: 'save', changes: { ...none, replacePrimary: 'd' }, version: 'right' },
    { do: 'take', key: 'd' },
    { do: 'resend', which: 0 },
    { do: 'verify', which: 0 },
    { do: 'release', key: 'd' },
    { do: 'verify', which: 0 },
    { do: 'resend', which: 0 },
    { do: 'verify', which: 0 },
  ],
  [
    { do: 'save', changes: { ...none, add: [{ key: 'c', makePrimary: false }] }, version: 'right' },
    { do: 'save', changes: { ...none, add: [{ key: 'b', makePrimary: false }] }, version: 'right' },
    { do: 'verify', which: 1 },
    { do: 'verify', which: 0 },
    // Back to before the first of the two was verified: the other one waits again, and its link was used.
    { do: 'undo', which: 1 },
    { do: 'verify', which: 0 },
    { do: 'resend', which: 0 },
    { do: 'verify', which: 0 },
  ],
];

for (const engine of engines) {
  describe(`an account and its model on ${engine.name}`, () => {
    let server: TestServer;
    before(async () => {
      const settings = { ...wideLimits, RECENT_LOGIN: '3650d', VERIFY_LINK: '3650d', UNDO_LINK: '3650d' };
      server = await startServer(engine, {
        settings: { ...settings, SESSION_IDLE: '3650d', SESSION_ABSOLUTE: '3650d' },
      });
    });
    after(() => server.close());

    it('EM3: whatever is saved, verified, asked for and undone, the server and the database do as the model does', async () => {
      const seen = new Set<string>();
      const walk = async (steps: Step[]): Promise<void> => {
        const account = await ModelledAccount.begin(server, keys, seen);
        for (const next of steps) await account.take(next);
        await account.end();
      };
      const property = fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), walk);
      const examples = known.map((steps): [Step[]] => [steps]);
      const random = runs<[Step[]]>(engine, 16);
      await fc.assert(property, {
        ...random,
        numRuns: (random.numRuns ?? 0) + examples.length,
        examples,
        interruptAfterTimeLimit: 30 * 60_000,
      });
      console.log([...seen].sort().join(', '));
      // A walk that never gets anywhere has shown nothing.
      for (const reached of ['save done', 'save input_invalid', 'save version_stale', 'verify done', 'undo done']) {
        assert.ok(seen.has(reached), `${reached}: only ${[...seen].join(', ')}`);
      }
    });
  });
}
