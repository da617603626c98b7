import type { Answer } from './http-client.js';

/** The code of a refusal, or ''. */
export function codeOf(answer: Answer): string {
  const error = answer.json['error'];
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** The codes per field of a refusal. */
export function fieldsOf(answer: Answer): Record<string, unknown> {
  const error = answer.json['error'];
  const fields = typeof error === 'object' && error !== null && 'fields' in error ? error.fields : undefined;
  return typeof fields === 'object' && fields !== null ? { ...fields } : {};
}

/**
 * All that an answer tells, as text to be compared byte by byte: status, headers, cookies and body. Request id and date
 * are taken out, secrets, sealed texts and what `differing` names (the address that was typed) are made alike.
 */
export function comparableText(answer: Answer, differing: string[] = []): string {
  const { date: _date, 'content-length': _length, ...headers } = answer.headers;
  let text = JSON.stringify([answer.status, headers, answer.text]);
  for (const part of differing) text = text.replaceAll(part, '<typed>').replaceAll(encodeURIComponent(part), '<typed>');
  // Secrets first: by chance one of them has a piece like a request id.
  return text
    .replace(/(?<![\w-])v1\.[\w-]{40,}/g, '<sealed>')
    .replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, '<secret>')
    .replace(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/g, '<request>')
    .replace(/Expires=[^;]+/g, 'Expires=<date>');
}
