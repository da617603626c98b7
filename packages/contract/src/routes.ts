import { type Route, routesOfLogin } from './routes-of-login.js';

/** Every operation of the API by its id, which is also the client's method name. Paths stand here and in `routesOfLogin`, nowhere else. */
export const routes = {
  ...routesOfLogin,
  getLoginOptions: { method: 'GET', path: '/login-options' },
  signUp: { method: 'POST', path: '/sign-ups' },
  continueSignUp: { method: 'POST', path: '/sign-ups/continue' },
  verifyAddress: { method: 'POST', path: '/addresses/verify' },
  inspectLink: { method: 'POST', path: '/links/inspect' },
  requestPasswordReset: { method: 'POST', path: '/password-resets' },
  resetPassword: { method: 'POST', path: '/password-resets/complete' },
  getContactSettings: { method: 'GET', path: '/contact-settings' },
  saveContactSettings: { method: 'POST', path: '/contact-settings/save' },
  resendAddressVerification: { method: 'POST', path: '/contact-settings/resend-verification' },
  inspectUndo: { method: 'POST', path: '/undo/inspect' },
  undoChange: { method: 'POST', path: '/undo' },
  getProfile: { method: 'GET', path: '/profile' },
  saveProfile: { method: 'POST', path: '/profile/save' },
  changePassword: { method: 'POST', path: '/password' },
  requestReauthentication: { method: 'POST', path: '/reauthentication/mail-code' },
  reauthenticate: { method: 'POST', path: '/reauthentication' },
  listSessions: { method: 'GET', path: '/sessions' },
  endSession: { method: 'POST', path: '/sessions/end' },
  endOtherSessions: { method: 'POST', path: '/sessions/end-others' },
  listActivity: { method: 'GET', path: '/activity' },
  refreshAccess: { method: 'POST', path: '/session/refresh' },
  probeSession: { method: 'POST', path: '/session/probe' },
  mintAccessToken: { method: 'POST', path: '/access-tokens' },
  introspect: { method: 'POST', path: '/introspect' },
} as const satisfies Record<string, Route>;

/** The id of an operation. */
export type OperationId = keyof typeof routes;
