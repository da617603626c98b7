import type { Catalogue } from './catalogue.js';
import { account } from './en/account.js';
import { activity } from './en/activity.js';
import { changePassword } from './en/change-password.js';
import { emails } from './en/emails.js';
import { errorPage } from './en/error-page.js';
import { errors } from './en/errors.js';
import { fieldErrors } from './en/field-errors.js';
import { formFailure } from './en/form-failure.js';
import { formLater } from './en/form-later.js';
import { form } from './en/form.js';
import { home } from './en/home.js';
import { loginLater } from './en/login-later.js';
import { login } from './en/login.js';
import { notifications } from './en/notifications.js';
import { undo } from './en/undo.js';
import { profile } from './en/profile.js';
import { reauthenticate } from './en/reauthenticate.js';
import { saveBar } from './en/save-bar.js';
import { sessions } from './en/sessions.js';
import { signedIn } from './en/signed-in.js';
import { checkMail } from './en/check-mail.js';
import { forgot } from './en/forgot.js';
import { passwordOff } from './en/password-off.js';
import { passwordRules } from './en/password-rules.js';
import { reset } from './en/reset.js';
import { signUp } from './en/sign-up.js';
import { unsubscribe } from './en/unsubscribe.js';
import { verify } from './en/verify.js';
import { userMenu } from './en/user-menu.js';

/** All English words, for where size does not matter. */
export const en: Catalogue = {
  errorPage,
  errors,
  fieldErrors,
  form,
  formFailure,
  formLater,
  home,
  login,
  loginLater,
  signedIn,
  checkMail,
  forgot,
  passwordOff,
  passwordRules,
  reset,
  signUp,
  verify,
  userMenu,
  account,
  emails,
  saveBar,
  reauthenticate,
  profile,
  changePassword,
  sessions,
  activity,
  undo,
  unsubscribe,
  notifications,
};
