import { MailOnItsWay } from './mail-on-its-way.js';
import { Empty, LoginAnswer, SessionAnswer } from './session.js';

/**
 * What the operations of a login answer. Apart from the others, so that a page which only logs people in does not
 * carry the schemas of all the rest.
 */
export const outputsOfLogin = {
  getSession: SessionAnswer,
  login: LoginAnswer,
  logout: Empty,
  resendVerification: MailOnItsWay,
};
