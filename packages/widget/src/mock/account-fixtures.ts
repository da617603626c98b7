import type { ContactSettings, OperationId, OutputOf, OwnAddress, Profile, SessionList } from '@portico/contract';

const minute = 60_000;

/** An address of the example person: verified and secondary unless said otherwise. */
export function exampleAddress(id: string, email: string, change: Partial<OwnAddress> = {}): OwnAddress {
  return {
    id,
    email,
    primary: false,
    verified: true,
    undeliverable: false,
    login: true,
    onceVerified: 'secondary',
    removalBlocked: null,
    primaryBlocked: null,
    mailedAt: 0,
    resendAt: 0,
    ...change,
  };
}

/** The addresses and notifications of somebody with several of each. */
export function exampleContactSettings(now: number = Date.now()): ContactSettings {
  return {
    version: 7,
    maxAddresses: 10,
    undoDays: 7,
    now,
    addresses: [
      exampleAddress('primary', 'ana@larkfield.example', { primary: true }),
      exampleAddress('university', 'a.ruiz@uni.example'),
      exampleAddress('studio', 'ana@studio.example', {
        verified: false,
        login: false,
        primaryBlocked: 'address_unverified',
        mailedAt: now - 18_000,
        resendAt: now + 42_000,
      }),
      exampleAddress('cafe', 'ana@oldcafe.example'),
    ],
    notifications: [
      {
        id: 'replies',
        label: [
          { language: 'en', text: 'Replies to your questions' },
          { language: 'de', text: 'Antworten auf Ihre Fragen' },
        ],
        description: [
          { language: 'en', text: 'As soon as somebody answers' },
          { language: 'de', text: 'Sobald jemand antwortet' },
        ],
        locked: false,
        channels: [
          { channel: 'email', on: true },
          { channel: 'site', on: true },
        ],
      },
      {
        id: 'articles',
        label: [
          { language: 'en', text: 'Articles you follow' },
          { language: 'de', text: 'Artikel, denen Sie folgen' },
        ],
        description: [
          { language: 'en', text: 'When one changes, at most daily' },
          { language: 'de', text: 'Wenn sich einer ändert, höchstens täglich' },
        ],
        locked: false,
        channels: [
          { channel: 'email', on: false },
          { channel: 'site', on: true },
        ],
      },
      {
        id: 'news',
        label: [
          { language: 'en', text: 'News from Larkfield' },
          { language: 'de', text: 'Neues von Larkfield' },
        ],
        description: [
          { language: 'en', text: 'About once a month' },
          { language: 'de', text: 'Etwa einmal im Monat' },
        ],
        locked: false,
        channels: [{ channel: 'email', on: false }],
      },
    ],
  };
}

/** What the example person tells about themselves. */
export const exampleProfile: Profile = {
  version: 3,
  name: 'Ana Ruiz',
  avatarUrl: '',
  jobTitle: 'Frame builder',
  organization: 'Larkfield Cycles',
  language: '',
  languages: ['en', 'de'],
  hasPassword: true,
};

/** Three devices, this one first. */
export function exampleSessions(now: number = Date.now()): SessionList {
  const session = (id: string, browser: string, system: string, place: string, minutesAgo: number, method: string) => ({
    id,
    current: minutesAgo === 0,
    browser,
    system,
    place,
    method,
    begunAt: now - (minutesAgo + 60) * minute,
    seenAt: now - minutesAgo * minute,
  });
  return {
    now,
    sessions: [
      session('this', 'Firefox', 'Linux', '203.0.113.x', 0, 'password'),
      session('phone', 'Safari', 'iPhone', '198.51.100.x', 180, 'password'),
      session('office', 'Chrome', 'Windows', '192.0.2.x', 3 * 24 * 60, 'sign_up'),
    ],
  };
}

type AccountOperation = Exclude<
  OperationId,
  | 'getLoginOptions'
  | 'getSession'
  | 'login'
  | 'logout'
  | 'signUp'
  | 'continueSignUp'
  | 'verifyAddress'
  | 'resendVerification'
  | 'inspectLink'
  | 'requestPasswordReset'
  | 'resetPassword'
  | 'changePassword'
  | 'reauthenticate'
  | 'refreshAccess'
  | 'probeSession'
  | 'mintAccessToken'
  | 'introspect'
>;

/** What the operations of an account answer when everything goes well. */
export function exampleAccountAnswers(now: number): { [Id in AccountOperation]: OutputOf<Id> } {
  const settings = exampleContactSettings(now);
  const sessions = exampleSessions(now);
  const [own] = sessions.sessions;
  return {
    getContactSettings: settings,
    saveContactSettings: { ...settings, version: settings.version + 1 },
    resendAddressVerification: { resendAt: now + minute },
    inspectUndo: {
      state: 'live',
      at: now - 3 * 60 * minute,
      restored: ['ana@oldcafe.example'],
      dropped: ['hello@ruiz.example'],
      primary: 'ana@larkfield.example',
    },
    undoChange: { next: 'login', email: 'ana@larkfield.example' },
    getProfile: exampleProfile,
    saveProfile: { ...exampleProfile, version: exampleProfile.version + 1 },
    requestReauthentication: { next: 'check_mail', resendAt: now + minute },
    listSessions: sessions,
    endSession: { sessions: sessions.sessions.slice(0, 2), now },
    endOtherSessions: { sessions: own ? [own] : [], now },
    listActivity: {
      now,
      entries: [
        { id: '3', event: 'login', at: now - 5 * minute, browser: 'Firefox', system: 'Linux', place: '203.0.113.x' },
        {
          id: '2',
          event: 'login_failed',
          at: now - 60 * minute,
          browser: 'Chrome',
          system: 'Windows',
          place: '192.0.2.x',
        },
        {
          id: '1',
          event: 'password_changed',
          at: now - 26 * 60 * minute,
          browser: 'Safari',
          system: 'iPhone',
          place: '198.51.100.x',
        },
      ],
    },
  };
}
