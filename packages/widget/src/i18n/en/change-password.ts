/** A new password for somebody who is signed in. */
export const changePassword = {
  title: 'Change your password',
  lead: 'Every other device is logged out, and all your verified addresses are told.',
  current: 'Present password',
  forgot: 'Forgot your password?',
  submit: 'Save new password',
  firstTitle: 'Choose a password',
  firstLead:
    'You have none yet. With one you can log in by any of your verified addresses. Every other device is logged out, and all your verified addresses are told.',
  firstSubmit: 'Save password',
  code: 'Code from our mail',
  codeWhy: (minutes: number) =>
    `For this we ask for a code, because you logged in more than ${minutes === 1 ? 'a minute' : `${minutes} minutes`} ago. We mail it to your primary address.`,
  mailCode: 'Mail me a code',
  doneTitle: 'Your new password is saved',
  done: 'Every other device is logged out, and all your verified addresses are told. This device stays logged in.',
  again: 'Change it again',
};
