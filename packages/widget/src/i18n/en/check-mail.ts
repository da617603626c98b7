/** The screen that waits for a mail to be opened. */
export const checkMail = {
  title: 'Check your mail',
  sent: 'We sent a message to {address}. Press the button in it, or type its code here. {wrong}',
  wrongAddress: 'Wrong address?',
  open: (provider: string) => `Open ${provider}`,
  newTab: '(new tab)',
  code: '6-digit code',
  codeHint: (minutes: number) =>
    `The code works for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. You can paste it.`,
  confirm: 'Confirm',
  noMail: 'No mail yet?',
  again: 'Send again',
  againIn: 'Send again in {clock}',
  sentAgain: 'A new mail is on its way.',
  spam: 'Look in your spam folder for “{subject}” from {sender}.',
  spamSubject: 'Confirm your email address',
  elsewhere: 'If you confirm in another tab or on your phone, this page goes on by itself.',
};
