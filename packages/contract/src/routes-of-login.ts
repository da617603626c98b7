/** How an operation is called: its path stands below `<base>/api/v1`. */
export interface Route {
  method: 'GET' | 'POST';
  path: `/${string}`;
}

/** The operations of a login. Apart from the others, so that a page which only logs people in does not carry those. */
export const routesOfLogin = {
  getSession: { method: 'GET', path: '/session' },
  login: { method: 'POST', path: '/login' },
  logout: { method: 'POST', path: '/logout' },
  resendVerification: { method: 'POST', path: '/addresses/resend-verification' },
} as const satisfies Record<string, Route>;
