/** The login form once it is touched. */
export const loginLater = {
  chooseNew: 'Or {link}.',
  chooseNewLink: 'choose a new password',
  unsure: 'If you are not sure of the password, {link}.',
  unsureLink: 'choose a new one',
  justSignedUp: 'Just signed up? Open the mail we sent first. {again}',
  sendAgain: 'Send it again',
  sentAgain: 'If that address is waiting to be confirmed, a new mail is on its way.',
};
