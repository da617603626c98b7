/** The user menu. */
export const userMenu = {
  logIn: 'Log in',
  signUp: 'Sign up',
  account: 'Profile',
  emails: 'Emails & notifications',
  security: 'Security',
  logOut: 'Log out',
  failed: 'Logging out did not work. Try again.',
};
