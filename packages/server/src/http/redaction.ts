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
  '*.code',
  '*.secret',
  '*.authorization',
  '*.cookie',
  'headers.cookie',
  'req.headers.cookie',
  'req.headers.authorization',
];

/** A URL for the log: its path, with the values of all parameters and anything that looks like a token masked. */
export function maskedUrl(url: string): string {
  const [path = '', query] = url.split('?');
  const masked = path.replace(/[A-Za-z0-9_-]{32,}/g, '…');
  return query === undefined ? masked : `${masked}?${query.replace(/=[^&]*/g, '=…').slice(0, 100)}`;
}
