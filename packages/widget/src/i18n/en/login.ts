/** The login form before it is touched. */
export const login = {
  title: 'Log in',
  submit: 'Log in',
  keep: (days: number) => (days === 1 ? 'Keep me logged in for a day' : `Keep me logged in for ${days} days`),
  forgot: 'Forgot your password?',
  newHere: 'New here? {signUp}',
  signUp: 'Sign up',
};
