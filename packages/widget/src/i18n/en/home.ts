/** The first page of a portal that is no part of another site, and its account page. */
export const home = {
  lead: 'Log in, or sign up for an account.',
  leadClosed: 'Log in to get to your account.',
  leadSignedIn: 'Your account has your profile, your email addresses and your notifications.',
  toAccount: 'Go to your account',
  welcome: 'Welcome to {portal}',
  leadWelcome: 'Your account is ready. Complete your profile, and choose which notifications you get.',
  toProfile: 'Complete your profile',
};
