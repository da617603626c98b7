/** The account, in tabs. */
export const account = {
  title: 'Your account',
  profile: 'Profile',
  emails: 'Emails & notifications',
  security: 'Security',
  signedOut: 'Log in to see your account.',
  logIn: 'Log in',
};
