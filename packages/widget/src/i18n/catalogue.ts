import type { account } from './en/account.js';
import type { activity } from './en/activity.js';
import type { changePassword } from './en/change-password.js';
import type { emails } from './en/emails.js';
import type { errorPage } from './en/error-page.js';
import type { errors } from './en/errors.js';
import type { fieldErrors } from './en/field-errors.js';
import type { formFailure } from './en/form-failure.js';
import type { formLater } from './en/form-later.js';
import type { form } from './en/form.js';
import type { loginLater } from './en/login-later.js';
import type { home } from './en/home.js';
import type { login } from './en/login.js';
import type { notifications } from './en/notifications.js';
import type { undo } from './en/undo.js';
import type { profile } from './en/profile.js';
import type { reauthenticate } from './en/reauthenticate.js';
import type { saveBar } from './en/save-bar.js';
import type { sessions } from './en/sessions.js';
import type { signedIn } from './en/signed-in.js';
import type { checkMail } from './en/check-mail.js';
import type { forgot } from './en/forgot.js';
import type { passwordOff } from './en/password-off.js';
import type { passwordRules } from './en/password-rules.js';
import type { reset } from './en/reset.js';
import type { signUp } from './en/sign-up.js';
import type { unsubscribe } from './en/unsubscribe.js';
import type { verify } from './en/verify.js';
import type { userMenu } from './en/user-menu.js';

/**
 * All words of a language. English, in `en/`, is the source: one file a screen, and apart from it what a screen says
 * only once somebody has touched it, so that an element carries no more than it shows. Words with a value are
 * functions; `{…}` marks where a template or a value goes.
 */
export interface Catalogue {
  form: typeof form;
  formLater: typeof formLater;
  formFailure: typeof formFailure;
  fieldErrors: typeof fieldErrors;
  errors: typeof errors;
  errorPage: typeof errorPage;
  home: typeof home;
  login: typeof login;
  loginLater: typeof loginLater;
  signedIn: typeof signedIn;
  checkMail: typeof checkMail;
  forgot: typeof forgot;
  passwordOff: typeof passwordOff;
  passwordRules: typeof passwordRules;
  reset: typeof reset;
  signUp: typeof signUp;
  verify: typeof verify;
  userMenu: typeof userMenu;
  account: typeof account;
  emails: typeof emails;
  saveBar: typeof saveBar;
  reauthenticate: typeof reauthenticate;
  profile: typeof profile;
  changePassword: typeof changePassword;
  sessions: typeof sessions;
  activity: typeof activity;
  undo: typeof undo;
  unsubscribe: typeof unsubscribe;
  notifications: typeof notifications;
}
