/** Paths in log lines that could hold a secret if somebody logged a request as it is; pino writes [Redacted] there. */
export const redactedPaths = [
  'password',
  'newPassword',
  'token',
  'code',
  'secret',
  'authorization',
  'cookie',
  '*.password',
  '*.newPassword',
  '*.token',
  // Not `*.code`: that of an error is what an operator looks for.
  'body.code',
  '*.body.code',
  '*.secret',
  '*.authorization',
  '*.cookie',
  'headers.cookie',
  'req.headers.cookie',
  'req.headers.authorization',
];

/**
 * A URL for the log: its path and the names of its parameters, as far as they look like ours. A token in a wrong place, a
 * password or an address that somebody pasted into the address bar must not be kept.
 */
export function maskedUrl(url: string): string {
  const [path = '', query] = url.split('?');
  const masked = path.split('/').map(maskedSegment).join('/');
  return query === undefined ? masked : `${masked}?${query.split('&').slice(0, 10).map(maskedParameter).join('&')}`;
}

function maskedSegment(segment: string): string {
  return /^[\w.~-]{0,31}$/.test(segment) ? segment : '…';
}

function maskedParameter(parameter: string): string {
  const [name = ''] = parameter.split('=');
  return `${/^[a-z_]{1,16}$/.test(name) ? name : '…'}=…`;
}
