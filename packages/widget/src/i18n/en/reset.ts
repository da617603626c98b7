/** Choosing a new password by a mailed link. */
export const reset = {
  title: 'Choose a new password',
  lead: 'For {address}',
  current: 'Present password',
  currentWhy:
    'A change of the email addresses was undone lately, so the mailbox alone does not prove who you are. The password from before that change works, too.',
  currentForgot: 'Forgot your password? {link}. Some time after the undo, one to this address is enough again.',
  anotherAddress: 'Have a link sent to another of your addresses',
  submit: 'Save new password',
  effect: 'This ends all other sessions and tells all your verified addresses.',
  deadTitle: 'This link no longer works',
  dead: 'It may be used, too old, or replaced by a newer one. If you have just chosen a new password, log in with it.',
  missingTitle: 'Open the link in our mail again',
  missing: 'This page works with the link in the mail. Open it there once more, or have a new one sent.',
  newLink: 'Send a new link',
  back: 'Back to log in',
  doneTitle: 'Your new password is saved',
  done: 'All sessions were ended. Log in with {address} and the new password.',
  logIn: 'Log in',
};
