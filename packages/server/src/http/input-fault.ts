import type { FieldCode } from '@portico/contract';
import { PorticoFault } from '../domain/fault.js';

/** The parts of a zod issue that decide about the code. */
export interface Issue {
  code?: string;
  path: PropertyKey[];
  keys?: string[];
  minimum?: unknown;
  input?: unknown;
}

/** Turns what zod found into `input_invalid` with a code per top-level field. */
export function inputFault(issues: readonly Issue[]): PorticoFault {
  const fields: Record<string, FieldCode> = Object.create(null) as Record<string, FieldCode>;
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of (issue.keys ?? []).slice(0, 10)) fields[key.slice(0, 64)] ??= 'field_unknown';
      continue;
    }
    const name = issue.path[0];
    if (name !== undefined) fields[String(name).slice(0, 64)] ??= codeOf(issue);
  }
  // Without any field the body itself was no object.
  return Object.keys(fields).length > 0
    ? new PorticoFault('input_invalid', { fields })
    : new PorticoFault('body_malformed');
}

function codeOf(issue: Issue): FieldCode {
  if (issue.code === 'too_big') return 'too_long';
  if (issue.code === 'too_small' || issue.code === 'custom') return 'required';
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'required' : 'type_wrong';
  if (issue.code === 'invalid_value') return 'choice_invalid';
  return 'type_wrong';
}
