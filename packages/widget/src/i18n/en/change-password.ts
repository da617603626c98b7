/** A new password for somebody who is signed in. */
export const changePassword = {
  title: 'Change your password',
  lead: 'This logs out every other device, and all your verified addresses get a notice.',
  current: 'Current password',
  forgot: 'Forgot your password?',
  submit: 'Save new password',
  firstTitle: 'Choose a password',
  firstLead:
    'You do not have a password yet. With one, you can log in with any of your verified addresses. This logs out every other device, and all your verified addresses get a notice.',
  firstSubmit: 'Save password',
  code: 'Code from our email',
  codeWhy: (minutes: number) =>
    `You logged in more than ${minutes === 1 ? 'a minute' : `${minutes} minutes`} ago, so we ask for a code. We email it to your primary address.`,
  mailCode: 'Email me a code',
  doneTitle: 'Your new password is saved',
  done: 'Every other device is logged out, and all your verified addresses get a notice. This device stays logged in.',
  again: 'Change it again',
};
