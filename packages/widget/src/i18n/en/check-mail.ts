/** The screen that waits for a mail to be opened. */
export const checkMail = {
  title: 'Check your email',
  sent: 'We sent an email to {address}. Press the button in it, or enter its code here. {wrong}',
  wrongAddress: 'Wrong address?',
  open: (provider: string) => `Open ${provider}`,
  newTab: '(new tab)',
  code: '6-digit code',
  codeHint: (minutes: number) =>
    `The code works for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. You can paste it.`,
  confirm: 'Verify',
  noMail: 'No email yet?',
  again: 'Send again',
  againIn: 'Send again in {clock}',
  sentAgain: 'A new email is on its way.',
  spam: 'Look in your spam folder for “{subject}” from {sender}.',
  spamSubject: 'Verify your email address',
  elsewhere: 'If you verify in another tab or on your phone, this page continues automatically.',
};
