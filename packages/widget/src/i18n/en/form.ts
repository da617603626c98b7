/** On every form before it is touched. */
export const form = {
  email: 'Email address',
  password: 'Password',
  optional: '(optional)',
  showPassword: 'Show password',
};
