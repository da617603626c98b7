/** Proving anew who one is, in place. */
export const reauthenticate = {
  title: 'Confirm it’s you',
  password: (minutes: number) =>
    `For this we ask for your password again, because you logged in more than ${minutes === 1 ? 'a minute' : `${minutes} minutes`} ago.`,
  code: (minutes: number) =>
    `For this we ask for a code, because you logged in more than ${minutes === 1 ? 'a minute' : `${minutes} minutes`} ago. We mailed it to {email}.`,
  login: 'You were logged out meanwhile. Log in as {email} to go on; nothing you changed is lost.',
  forgot: 'Forgot your password?',
  codeLabel: '6-digit code',
  again: 'Send again',
  againIn: 'Send again in {clock}',
  sentAgain: 'A new code is on its way.',
  cancel: 'Cancel',
  submit: 'Continue',
};
