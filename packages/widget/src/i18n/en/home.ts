/** The first page of a portal that is no part of another site, and its account page. */
export const home = {
  lead: 'Log in or sign up at the top right.',
  leadSignedIn: 'Your account is at the top right.',
};
