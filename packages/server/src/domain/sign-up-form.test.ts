import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { SignUpForm } from './portal.js';
import { checkSignUpForm } from './sign-up-form.js';

const label = [{ language: 'en', text: 'Label' }];
const form: SignUpForm = {
  fields: [
    { name: 'team', type: 'text', label, required: true, maxLength: 5 },
    { name: 'plan', type: 'select', label, required: false, options: [{ value: 'small', label }] },
    { name: 'adult', type: 'checkbox', label, required: true },
    { name: 'since', type: 'date', label, required: false },
  ],
  consents: [
    { name: 'terms', version: '3', label, required: true },
    { name: 'news', version: '1', label, required: false },
  ],
};
const fields = { team: 'lark', adult: true };
const consents = { terms: true };

describe('a portal’s own part of the sign-up form', () => {
  it('keeps what was filled in and the version of what was agreed to', () => {
    const input = { fields: { ...fields, plan: 'small', since: '2024-02-29' }, consents: { terms: true, news: false } };
    assert.deepEqual(checkSignUpForm(form, input), {
      filled: { fields: input.fields, consents: [{ name: 'terms', version: '3' }] },
      refused: {},
    });
  });

  it('refuses each wrong value under the name of its control', () => {
    for (const [field, value, code] of [
      ['team', '', 'required'],
      ['team', ' \u3164', 'required'],
      ['team', 'larks!', 'too_long'],
      ['team', 'a\u0000b', 'characters_refused'],
      ['team', 'a\u202eb', 'characters_refused'],
      ['team', true, 'type_wrong'],
      ['plan', 'huge', 'choice_invalid'],
      ['plan', true, 'type_wrong'],
      ['adult', false, 'required'],
      ['adult', 'yes', 'type_wrong'],
      ['since', '2023-02-29', 'date_invalid'],
      ['since', '29.2.2024', 'date_invalid'],
    ] as const) {
      const { refused } = checkSignUpForm(form, { fields: { ...fields, [field]: value }, consents });
      assert.deepEqual(refused, { [`field-${field}`]: code }, `${field} ${String(value)}`);
    }
    assert.deepEqual(checkSignUpForm(form, { fields }).refused, { 'consent-terms': 'consent_required' });
  });

  it('SU11: refuses every name that the portal does not ask for', () => {
    const names = fc.oneof(
      fc.constantFrom('role', 'constructor', '__proto__', 'toString'),
      fc.string({ minLength: 1 }),
    );
    fc.assert(
      fc.property(names, (name) => {
        fc.pre(!['team', 'plan', 'adult', 'since', 'terms', 'news'].includes(name));
        const more = Object.fromEntries([[name, true]]);
        const one = checkSignUpForm(form, { fields: { ...fields, ...more }, consents });
        assert.equal(one.refused[`field-${name}`], 'field_unknown');
        assert.deepEqual(one.filled.fields, fields);
        const other = checkSignUpForm(form, { fields, consents: { ...consents, ...more } });
        assert.equal(other.refused[`consent-${name}`], 'field_unknown');
      }),
    );
  });
});
