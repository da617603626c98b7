/** Asking for a link to choose a new password. */
export const forgot = {
  title: 'Forgot your password?',
  lead: 'Enter your email address and we’ll send you a link to choose a new one. Any verified address of your account works.',
  submit: 'Send the link',
  back: 'Back to log in',
  sentTitle: 'Check your email',
  sent: (minutes: number) =>
    `If {address} belongs to an account here, a link is on its way. It works for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  noMail: 'No email yet?',
  again: 'Send again',
  againIn: 'Send again in {clock}',
  sentAgain: 'If there is an account, another email is on its way.',
  spam: 'Look in your spam folder for “{subject}” from {sender}.',
  spamSubject: 'Choose a new password',
  another: 'Or {link}. It may be one you added later.',
  tryAnother: 'try another address',
};
