import fc from 'fast-check';
import type * as z from 'zod/mini';
import { goodPassword } from '../../rig/people.js';
import { texts } from './texts.js';

/** What gets past the first checks, so that the rest of an input is looked at, too. */
const welcome: Record<string, string[]> = {
  email: ['ana@mail.example', 'ben@mail.example', 'Cleo@Mail.example'],
  password: [goodPassword],
};

/**
 * Values that a schema of the contract takes.
 *
 * @throws TypeError for a kind of schema that no input had when this was written.
 */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return texts(bound(def.checks, 'max_length') ?? 300, bound(def.checks, 'min_length') ?? 0);
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'optional':
      return fc.option(arbitraryOf(def.innerType), { nil: undefined });
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf));
    case 'record':
      return fc.dictionary(arbitraryOf(def.keyType) as fc.Arbitrary<string>, arbitraryOf(def.valueType), {
        maxKeys: 5,
      });
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape).map(([key, part]) => [key, member(key, part)])));
    default:
      throw new TypeError(`no values for a schema of type ${def.type}`);
  }
}

function member(key: string, schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const any = arbitraryOf(schema);
  const known = welcome[key];
  return known ? fc.oneof(fc.constantFrom(...known), any) : any;
}

function bound(checks: z.core.$ZodCheck[] | undefined, kind: 'max_length' | 'min_length'): number | undefined {
  for (const check of checks ?? []) {
    const { def } = (check as unknown as z.core.$ZodChecks)._zod;
    if (def.check === 'max_length' && kind === 'max_length') return def.maximum;
    if (def.check === 'min_length' && kind === 'min_length') return def.minimum;
  }
  return undefined;
}
