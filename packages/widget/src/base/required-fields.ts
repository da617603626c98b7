import type { FieldCode } from '@portico/contract';

/** Which of these fields are empty. Everything else about them the server knows better. */
export function requiredFields(data: FormData, names: string[]): Record<string, FieldCode> {
  const empty = names.filter((name) => data.get(name) === null || data.get(name) === '');
  return Object.fromEntries(empty.map((name) => [name, 'required' as const]));
}
