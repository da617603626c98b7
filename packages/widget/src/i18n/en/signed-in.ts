/** Where the login form would be, when somebody is signed in already. */
export const signedIn = {
  title: 'You are logged in',
  as: 'You are logged in as {name}.',
  welcomeTitle: 'Welcome',
  welcome: 'Your address is verified, and you are logged in as {name}.',
  goOn: 'Continue',
  logOut: 'Log out',
};
