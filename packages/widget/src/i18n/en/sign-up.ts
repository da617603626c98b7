/** The sign-up form. */
export const signUp = {
  title: 'Create your account',
  submit: 'Sign up',
  name: 'Name',
  haveAccount: 'Already have an account? {logIn}',
  logIn: 'Log in',
  agree: 'By signing up you agree to the {terms} and the {privacy}.',
  agreeTerms: 'By signing up you agree to the {terms}.',
  terms: 'Terms',
  privacy: 'Privacy notice',
  choose: 'Choose …',
  closedTitle: 'Sign-up is closed here at the moment',
  closed: 'If you should have an account, ask the people who run this site to invite you.',
};
