import type { LoginOptions, OperationId, OutputOf, Session } from '@portico/contract';
import { exampleAccountAnswers } from './account-fixtures.js';

/** Somebody who is signed in, for pages that are built without a server. */
export const exampleSession: Session = {
  id: '01a20800-0000-7000-8000-000000000001',
  user: {
    id: '01a20800-0000-7000-8000-000000000002',
    name: 'Ana Ruiz',
    email: 'ana@larkfield.example',
    role: 'user',
  },
  method: 'password',
  authenticatedAt: Date.UTC(2026, 10, 23, 9),
  expiresAt: Date.UTC(2026, 10, 24, 9),
};

/** What a portal offers that changed nothing. */
export const exampleOptions: LoginOptions = {
  portal: { name: 'Larkfield Help', slug: 'larkfield', language: 'en' },
  anonymous: true,
  password: true,
  signUp: true,
  passwordLength: { min: 12, max: 256 },
  lifetimes: { sessionKept: 2_592_000, verifyLink: 86_400, verifyCode: 900, resetLink: 3600, resend: 60 },
  mailFrom: 'help@larkfield.example',
  fields: [],
  consents: [],
};

/** What each operation answers unless a page or a test chooses otherwise: everything goes well, nobody is signed in. */
export function exampleAnswers(now: number = Date.now()): { [Id in OperationId]: OutputOf<Id> } {
  const signedIn = { next: 'done' as const, session: exampleSession, returnTo: '/' };
  const accessExpiresAt = now + 300_000;
  const onItsWay = { next: 'check_mail' as const, resendAt: now + 60_000 };
  return {
    getLoginOptions: exampleOptions,
    getSession: { session: null },
    login: signedIn,
    logout: {},
    signUp: onItsWay,
    continueSignUp: { next: 'check_mail' },
    verifyAddress: signedIn,
    resendVerification: onItsWay,
    inspectLink: { state: 'live', email: 'ana@larkfield.example', needsPassword: false },
    requestPasswordReset: onItsWay,
    resetPassword: { next: 'login', email: 'ana@larkfield.example' },
    changePassword: { session: exampleSession },
    reauthenticate: { session: exampleSession },
    refreshAccess: {
      session: exampleSession,
      tokens: { accessToken: 'header.claims.signature', accessExpiresAt, refreshToken: 'r'.repeat(43) },
    },
    probeSession: { value: 'p'.repeat(43), cookie: true, now },
    mintAccessToken: { token: 'header.claims.signature', expiresAt: accessExpiresAt },
    introspect: { active: false },
    ...exampleAccountAnswers(now),
  };
}
