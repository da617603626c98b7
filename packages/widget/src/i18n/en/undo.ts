/** Taking back a change of addresses by a mailed link. */
export const undo = {
  title: 'Undo the change of your email addresses?',
  lead: 'They were changed {ago}. Press the button to go back to the addresses as they were before.',
  restored: '{email} comes back.',
  dropped: '{email} goes.',
  primary: '{email} is the primary address.',
  effect: 'This logs out every device, and later changes of your addresses are dropped, too.',
  submit: 'Undo this change',
  notYou: 'It was you who changed them? Close this page; nothing happens.',
  doneTitle: 'The change is undone',
  done: 'Every device is logged out. Log in with {email}, and choose a new password if somebody else may know it.',
  usedTitle: 'This change is undone already',
  used: 'There is nothing more to do.',
  deadTitle: 'This link no longer works',
  dead: 'It may be too old, or a later undo has replaced it. Log in to see your addresses.',
  logIn: 'Log in',
  newPassword: 'Choose a new password',
};
