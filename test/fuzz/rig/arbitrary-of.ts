import fc from 'fast-check';
import * as z from 'zod/mini';
import { goodPassword } from '../../rig/people.js';
import { texts } from './texts.js';

/** What gets past the first checks, so that the rest of an input is looked at, too. */
const welcome: Record<string, unknown[]> = {
  email: ['ana@mail.example', 'ben@mail.example', 'Cleo@Mail.example'],
  password: [goodPassword],
  currentPassword: [goodPassword],
  newPassword: [goodPassword],
  version: [0, 0, 1, 2],
  name: ['Ana Ruiz', ''],
  jobTitle: ['Gardener', ''],
  organization: ['Larkfield Ltd', ''],
  avatarUrl: ['https://pictures.example/ana.png', ''],
  language: ['de', 'en', ''],
  id: ['news', 'offers'],
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
      return stringOf(def.checks);
    case 'number':
      return fc.integer({ min: bound(def.checks, 'greater_than') ?? -9, max: bound(def.checks, 'less_than') ?? 9 });
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'optional':
      return fc.option(arbitraryOf(def.innerType), { nil: undefined, freq: 2 });
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType), { nil: null });
    case 'array':
      return fc.array(arbitraryOf(def.element), { maxLength: Math.min(5, bound(def.checks, 'max_length') ?? 5) });
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf));
    case 'record':
      return fc.dictionary(arbitraryOf(def.keyType) as fc.Arbitrary<string>, arbitraryOf(def.valueType), {
        maxKeys: 5,
      });
    case 'object': {
      const members = Object.entries(def.shape).map(([key, part]) => [key, member(key, part)] as const);
      const any = fc.record(Object.fromEntries(members));
      return def.checks?.length ? any.filter((value) => z.safeParse(schema, value).success) : any;
    }
    default:
      throw new TypeError(`no values for a schema of type ${def.type}`);
  }
}

/** Texts of the length and with the characters that the checks ask for. */
function stringOf(checks: z.core.$ZodCheck[] | undefined): fc.Arbitrary<string> {
  const any = texts(bound(checks, 'max_length') ?? 300, bound(checks, 'min_length') ?? 0);
  const formats = (checks ?? []).flatMap((check) => {
    const { def } = (check as unknown as z.core.$ZodChecks)._zod;
    return def.check === 'string_format' && 'pattern' in def && def.pattern instanceof RegExp ? [def.pattern] : [];
  });
  return formats.length > 0 ? any.filter((text) => formats.every((pattern) => pattern.test(text))) : any;
}

function member(key: string, schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const any = arbitraryOf(schema);
  const known = welcome[key]?.filter((value) => z.safeParse(schema, value).success);
  if (!known?.length) return any;
  return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: any });
}

/** A bound that a schema's checks set; that of a number belongs to its range. */
function bound(
  checks: z.core.$ZodCheck[] | undefined,
  kind: 'max_length' | 'min_length' | 'greater_than' | 'less_than',
): number | undefined {
  for (const check of checks ?? []) {
    const { def } = (check as unknown as z.core.$ZodChecks)._zod;
    if (def.check !== kind) continue;
    if ('value' in def) return Number(def.value);
    return 'maximum' in def ? def.maximum : def.minimum;
  }
  return undefined;
}
