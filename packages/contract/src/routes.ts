/** How an operation is called: its path stands below `<base>/api/v1`. */
export interface Route {
  method: 'GET' | 'POST';
  path: `/${string}`;
}

/** Every operation of the API by its id, which is also the client's method name. The one place where a path stands. */
export const routes = {
  getLoginOptions: { method: 'GET', path: '/login-options' },
  getSession: { method: 'GET', path: '/session' },
  login: { method: 'POST', path: '/login' },
  logout: { method: 'POST', path: '/logout' },
  signUp: { method: 'POST', path: '/sign-ups' },
  continueSignUp: { method: 'POST', path: '/sign-ups/continue' },
  verifyAddress: { method: 'POST', path: '/addresses/verify' },
  resendVerification: { method: 'POST', path: '/addresses/resend-verification' },
  inspectLink: { method: 'POST', path: '/links/inspect' },
  requestPasswordReset: { method: 'POST', path: '/password-resets' },
  resetPassword: { method: 'POST', path: '/password-resets/complete' },
} as const satisfies Record<string, Route>;

/** The id of an operation. */
export type OperationId = keyof typeof routes;
