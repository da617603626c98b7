/** The user menu. */
export const userMenu = {
  logIn: 'Log in',
  signUp: 'Sign up',
  account: 'Your account',
  logOut: 'Log out',
  failed: 'Logging out did not work. Try again.',
};
