/** On every form before it is touched, and when nothing more could be loaded. */
export const form = {
  email: 'Email address',
  password: 'Password',
  optional: '(optional)',
  showPassword: 'Show password',
  unreachable: 'The server could not be reached. Check your connection and try again.',
  broken: 'Something went wrong on this page.',
  reload: 'If this keeps happening, reload the page.',
  again: 'Try again',
};
