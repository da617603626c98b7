/** The login form once it is touched. */
export const loginLater = {
  chooseNew: 'Or {link}.',
  chooseNewLink: 'choose a new password',
  unsure: 'If you are not sure of the password, {link}.',
  unsureLink: 'choose a new one',
  justSignedUp: 'Just signed up? First open the email we sent. {again}',
  sendAgain: 'Send it again',
  sentAgain: 'If that address is waiting to be verified, a new email is on its way.',
};
