/** Every form of the printed pages: its path and the names of its fields. */
export const forms: Record<string, [string, ...string[]]> = {
  '/login': ['email', 'password', 'keep', 'return_to'],
  '/logout': ['form_token'],
  '/signup': ['email', 'password', 'name', 'return_to', 'field-city', 'field-size', 'field-born', 'consent-terms'],
  '/verify': ['token', 'code', 'password', 'newPassword'],
  '/verify/resend': ['email'],
  '/forgot-password': ['email'],
  '/reset-password': ['token', 'password'],
  '/dev/skip': ['hours'],
};

/** Every page that can be opened. */
export const pages = [
  '/',
  '/account',
  '/login',
  '/signup',
  '/verify',
  '/forgot-password',
  '/reset-password',
  '/dev/mailbox',
  '/dev/mailbox/x',
  '/.well-known/change-password',
  '/openapi.json',
];

/** Paths that ask for trouble: bad escapes, ways up, NUL, and files among the assets. */
export function strangePaths(assets: string): string[] {
  const files = ['login.js', 'portico.css', '', '%', '%00', '..%2f..%2fpackage.json', '.hidden', 'login.js/'];
  return [
    ...files.map((file) => `${assets}/${file}`),
    '/%',
    '/%00',
    '/%ff',
    '//',
    '/login/',
    '/LOGIN',
    '/dev/mailbox/%00',
    '/dev/mailbox/%ff',
    '/dev/mailbox/%00/html',
    '/dev/mailbox/__proto__/html',
    '/p/',
    '/p/%',
    '/p/%00/login',
    '/p/acme',
    '/p/acme//elsewhere.example/',
    '/p/acme/p/acme/login',
    '/p/__proto__/login',
  ];
}

/** Headers that ask for trouble. */
export const strangeHeaders: Record<string, string>[] = [
  {},
  { Range: 'bytes=999999999-' },
  { Range: 'bytes=-' },
  { 'If-Match': '"x"' },
  { 'If-Unmodified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { 'Accept-Language': 'de;q=x, *;q=, \u00e9' },
  { Cookie: 'a; =; portico=%; ;;' },
  { 'User-Agent': '\u00ff'.repeat(3000) },
  { Origin: 'http://[' },
  { Host: 'elsewhere.example' },
];
