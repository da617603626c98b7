/** Choosing a new password by a mailed link. */
export const reset = {
  title: 'Choose a new password',
  lead: 'For {address}',
  current: 'Current password',
  currentWhy:
    'A change to your email addresses was undone recently, so access to this mailbox does not prove who you are. The password from before that change also works.',
  currentForgot: 'Forgot your password? {link}. Some time after the undo, a link to this address is enough again.',
  anotherAddress: 'Send a link to another of your addresses',
  submit: 'Save new password',
  effect: 'This ends all other sessions and notifies your verified addresses.',
  deadTitle: 'This link no longer works',
  dead: 'It was already used, has expired, or was replaced by a newer one. If you have just chosen a new password, log in with it.',
  missingTitle: 'Open the link in our email again',
  missing: 'This page needs the link from the email. Open that link again, or request a new one.',
  newLink: 'Send a new link',
  back: 'Back to log in',
  doneTitle: 'Your new password is saved',
  done: 'All sessions were ended. Log in with {address} and the new password.',
  logIn: 'Log in',
};
