/** Proving anew who one is, in place. */
export const reauthenticate = {
  title: 'Confirm it’s you',
  password: (minutes: number) =>
    `You logged in more than ${minutes === 1 ? 'a minute' : `${minutes} minutes`} ago, so we ask for your password again.`,
  code: (minutes: number) =>
    `You logged in more than ${minutes === 1 ? 'a minute' : `${minutes} minutes`} ago, so we ask for a code. We emailed it to {email}.`,
  login: 'You have been logged out. Log in as {email} to continue; your changes are not lost.',
  forgot: 'Forgot your password?',
  codeLabel: '6-digit code',
  again: 'Send again',
  againIn: 'Send again in {clock}',
  sentAgain: 'A new code is on its way.',
  cancel: 'Cancel',
  submit: 'Continue',
};
