/** What the project has to know of an element besides its own folder. */
export interface ElementRow {
  /** What it is for, in a few words: the heading of its page in the docs. */
  title: string;
  /** Who sees it: anybody, whoever is logged in, or those who run a portal. What only staff see is not in `all.js`. */
  audience: 'visitor' | 'user' | 'staff';
  /** Path of the page that Portico itself prints it on. */
  screen?: string;
  /** It keeps a form in its light DOM, which a server may print. */
  hasForm?: boolean;
  /** Height of its first form, as a CSS length, which is kept free until that is drawn. Default: of two lines. */
  place?: string;
  /** Bytes that its own files may have, compressed. Default: 5 kB. */
  budget?: string;
}

/*
 * Every element, by the name of its folder, its entry and its file: `portico-` before it is its tag. The package's
 * entries, the lists of classes and definitions, the byte budgets, `portico.css` and the docs are made of this table.
 */
const rows: Record<string, ElementRow> = {
  account: { title: 'Account', audience: 'user', screen: '/account' },
  'change-password': { title: 'Change of password', audience: 'user', screen: '/account/security', hasForm: true },
  'email-manager': {
    title: 'Email addresses',
    audience: 'user',
    screen: '/account/emails',
    hasForm: true,
    budget: '5.4 kB',
  },
  'forgot-password': {
    title: 'Forgotten password',
    audience: 'visitor',
    screen: '/forgot-password',
    hasForm: true,
    place: '8.9em + 187px + var(--_wraps, 0px) + var(--_long, 0px)',
  },
  gate: { title: 'Gate', audience: 'visitor' },
  login: {
    title: 'Log in',
    audience: 'visitor',
    screen: '/login',
    hasForm: true,
    place: '8.55em + 261px - var(--_links, 0px) - var(--_keep, 0px)',
  },
  notifications: { title: 'Notifications', audience: 'user', screen: '/account/emails', hasForm: true },
  profile: { title: 'Profile', audience: 'user', screen: '/account', hasForm: true },
  provider: { title: 'Provider', audience: 'visitor' },
  reauthenticate: { title: 'Re-authentication', audience: 'user' },
  'reset-password': {
    title: 'New password',
    audience: 'visitor',
    screen: '/reset-password',
    hasForm: true,
    place: '8.9em + 229px',
  },
  sessions: { title: 'Devices', audience: 'user', screen: '/account/security', hasForm: true },
  signup: {
    title: 'Sign up',
    audience: 'visitor',
    screen: '/signup',
    hasForm: true,
    place: '11em + 317px + var(--_wraps, 0px) + var(--_long, 0px)',
  },
  'undo-change': { title: 'Undo of a change', audience: 'visitor', screen: '/undo', hasForm: true },
  'user-menu': { title: 'User menu', audience: 'visitor' },
  'verify-address': {
    title: 'Verification of an address',
    audience: 'visitor',
    screen: '/verify',
    hasForm: true,
    place: '6.1em + 138px + var(--_wraps, 0px) + var(--_long, 0px)',
  },
};

/** An element with the names that follow from that of its folder. */
export interface Element extends ElementRow {
  /** Name of its folder, of its entry and of its file. */
  entry: string;
  tag: string;
  /** Its class. */
  className: string;
}

/** Every element, by the alphabet. */
export const elementRows: Element[] = Object.entries(rows).map(([entry, row]) => ({
  ...row,
  entry,
  tag: `portico-${entry}`,
  className: `Portico${entry.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase())}`,
}));
