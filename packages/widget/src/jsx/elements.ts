/* Made by `npm run docs` from the elements. */
import type { PorticoAccount } from '../elements/account/account.js';
import type { PorticoChangePassword } from '../elements/change-password/change-password.js';
import type { PorticoEmailManager } from '../elements/email-manager/email-manager.js';
import type { PorticoForgotPassword } from '../elements/forgot-password/forgot-password.js';
import type { PorticoGate } from '../elements/gate/gate.js';
import type { PorticoLogin } from '../elements/login/login.js';
import type { PorticoNotifications } from '../elements/notifications/notifications.js';
import type { PorticoProfile } from '../elements/profile/profile.js';
import type { PorticoProvider } from '../elements/provider/provider.js';
import type { PorticoReauthenticate } from '../elements/reauthenticate/reauthenticate.js';
import type { PorticoResetPassword } from '../elements/reset-password/reset-password.js';
import type { PorticoSessions } from '../elements/sessions/sessions.js';
import type { PorticoSignup } from '../elements/signup/signup.js';
import type { PorticoUndoChange } from '../elements/undo-change/undo-change.js';
import type { PorticoUserMenu } from '../elements/user-menu/user-menu.js';
import type { PorticoVerifyAddress } from '../elements/verify-address/verify-address.js';

/** The class of each element. */
export interface JsxClasses {
  'portico-account': PorticoAccount;
  'portico-change-password': PorticoChangePassword;
  'portico-email-manager': PorticoEmailManager;
  'portico-forgot-password': PorticoForgotPassword;
  'portico-gate': PorticoGate;
  'portico-login': PorticoLogin;
  'portico-notifications': PorticoNotifications;
  'portico-profile': PorticoProfile;
  'portico-provider': PorticoProvider;
  'portico-reauthenticate': PorticoReauthenticate;
  'portico-reset-password': PorticoResetPassword;
  'portico-sessions': PorticoSessions;
  'portico-signup': PorticoSignup;
  'portico-undo-change': PorticoUndoChange;
  'portico-user-menu': PorticoUserMenu;
  'portico-verify-address': PorticoVerifyAddress;
}

/** The attributes and object properties of each element. */
export interface JsxAttributes {
  'portico-account': {
    tab?: PorticoAccount['tab'] | undefined;
    routing?: PorticoAccount['routing'] | undefined;
    server?: PorticoAccount['server'] | undefined;
    'heading-level'?: PorticoAccount['headingLevel'] | undefined;
    theme?: PorticoAccount['theme'] | undefined;
    'headless-card'?: PorticoAccount['headlessCard'] | undefined;
    messages?: PorticoAccount['messages'] | undefined;
    client?: PorticoAccount['client'] | undefined;
  };
  'portico-change-password': {
    server?: PorticoChangePassword['server'] | undefined;
    'heading-level'?: PorticoChangePassword['headingLevel'] | undefined;
    theme?: PorticoChangePassword['theme'] | undefined;
    'headless-card'?: PorticoChangePassword['headlessCard'] | undefined;
    messages?: PorticoChangePassword['messages'] | undefined;
    client?: PorticoChangePassword['client'] | undefined;
  };
  'portico-email-manager': {
    'no-primary-change'?: PorticoEmailManager['noPrimaryChange'] | undefined;
    server?: PorticoEmailManager['server'] | undefined;
    'heading-level'?: PorticoEmailManager['headingLevel'] | undefined;
    theme?: PorticoEmailManager['theme'] | undefined;
    'headless-card'?: PorticoEmailManager['headlessCard'] | undefined;
    messages?: PorticoEmailManager['messages'] | undefined;
    client?: PorticoEmailManager['client'] | undefined;
  };
  'portico-forgot-password': {
    email?: PorticoForgotPassword['email'] | undefined;
    server?: PorticoForgotPassword['server'] | undefined;
    'heading-level'?: PorticoForgotPassword['headingLevel'] | undefined;
    theme?: PorticoForgotPassword['theme'] | undefined;
    'headless-card'?: PorticoForgotPassword['headlessCard'] | undefined;
    messages?: PorticoForgotPassword['messages'] | undefined;
    client?: PorticoForgotPassword['client'] | undefined;
  };
  'portico-gate': {
    when?: PorticoGate['when'] | undefined;
    unavailable?: PorticoGate['unavailable'] | undefined;
    server?: PorticoGate['server'] | undefined;
    'heading-level'?: PorticoGate['headingLevel'] | undefined;
    theme?: PorticoGate['theme'] | undefined;
    'headless-card'?: PorticoGate['headlessCard'] | undefined;
    messages?: PorticoGate['messages'] | undefined;
    client?: PorticoGate['client'] | undefined;
  };
  'portico-login': {
    email?: PorticoLogin['email'] | undefined;
    'redirect-to'?: PorticoLogin['redirectTo'] | undefined;
    'no-signup'?: PorticoLogin['noSignup'] | undefined;
    'no-forgot'?: PorticoLogin['noForgot'] | undefined;
    'shared-device'?: PorticoLogin['sharedDevice'] | undefined;
    'kept-days'?: PorticoLogin['keptDays'] | undefined;
    server?: PorticoLogin['server'] | undefined;
    'heading-level'?: PorticoLogin['headingLevel'] | undefined;
    theme?: PorticoLogin['theme'] | undefined;
    'headless-card'?: PorticoLogin['headlessCard'] | undefined;
    messages?: PorticoLogin['messages'] | undefined;
    client?: PorticoLogin['client'] | undefined;
  };
  'portico-notifications': {
    server?: PorticoNotifications['server'] | undefined;
    'heading-level'?: PorticoNotifications['headingLevel'] | undefined;
    theme?: PorticoNotifications['theme'] | undefined;
    'headless-card'?: PorticoNotifications['headlessCard'] | undefined;
    messages?: PorticoNotifications['messages'] | undefined;
    client?: PorticoNotifications['client'] | undefined;
  };
  'portico-profile': {
    server?: PorticoProfile['server'] | undefined;
    'heading-level'?: PorticoProfile['headingLevel'] | undefined;
    theme?: PorticoProfile['theme'] | undefined;
    'headless-card'?: PorticoProfile['headlessCard'] | undefined;
    messages?: PorticoProfile['messages'] | undefined;
    client?: PorticoProfile['client'] | undefined;
  };
  'portico-provider': {
    server?: PorticoProvider['server'] | undefined;
    session?: PorticoProvider['session'] | undefined;
    'portal-name'?: PorticoProvider['portalName'] | undefined;
    'login-url'?: PorticoProvider['loginUrl'] | undefined;
    'signup-url'?: PorticoProvider['signupUrl'] | undefined;
    'forgot-url'?: PorticoProvider['forgotUrl'] | undefined;
    'verify-url'?: PorticoProvider['verifyUrl'] | undefined;
    'reset-url'?: PorticoProvider['resetUrl'] | undefined;
    'account-url'?: PorticoProvider['accountUrl'] | undefined;
    'emails-url'?: PorticoProvider['emailsUrl'] | undefined;
    'security-url'?: PorticoProvider['securityUrl'] | undefined;
    'home-url'?: PorticoProvider['homeUrl'] | undefined;
    messages?: PorticoProvider['messages'] | undefined;
    client?: PorticoProvider['client'] | undefined;
  };
  'portico-reauthenticate': {
    server?: PorticoReauthenticate['server'] | undefined;
    'heading-level'?: PorticoReauthenticate['headingLevel'] | undefined;
    theme?: PorticoReauthenticate['theme'] | undefined;
    'headless-card'?: PorticoReauthenticate['headlessCard'] | undefined;
    messages?: PorticoReauthenticate['messages'] | undefined;
    client?: PorticoReauthenticate['client'] | undefined;
  };
  'portico-reset-password': {
    token?: PorticoResetPassword['token'] | undefined;
    server?: PorticoResetPassword['server'] | undefined;
    'heading-level'?: PorticoResetPassword['headingLevel'] | undefined;
    theme?: PorticoResetPassword['theme'] | undefined;
    'headless-card'?: PorticoResetPassword['headlessCard'] | undefined;
    messages?: PorticoResetPassword['messages'] | undefined;
    client?: PorticoResetPassword['client'] | undefined;
  };
  'portico-sessions': {
    'no-activity'?: PorticoSessions['noActivity'] | undefined;
    server?: PorticoSessions['server'] | undefined;
    'heading-level'?: PorticoSessions['headingLevel'] | undefined;
    theme?: PorticoSessions['theme'] | undefined;
    'headless-card'?: PorticoSessions['headlessCard'] | undefined;
    messages?: PorticoSessions['messages'] | undefined;
    client?: PorticoSessions['client'] | undefined;
  };
  'portico-signup': {
    email?: PorticoSignup['email'] | undefined;
    'redirect-to'?: PorticoSignup['redirectTo'] | undefined;
    'no-name'?: PorticoSignup['noName'] | undefined;
    'terms-url'?: PorticoSignup['termsUrl'] | undefined;
    'privacy-url'?: PorticoSignup['privacyUrl'] | undefined;
    server?: PorticoSignup['server'] | undefined;
    'heading-level'?: PorticoSignup['headingLevel'] | undefined;
    theme?: PorticoSignup['theme'] | undefined;
    'headless-card'?: PorticoSignup['headlessCard'] | undefined;
    messages?: PorticoSignup['messages'] | undefined;
    client?: PorticoSignup['client'] | undefined;
  };
  'portico-undo-change': {
    token?: PorticoUndoChange['token'] | undefined;
    server?: PorticoUndoChange['server'] | undefined;
    'heading-level'?: PorticoUndoChange['headingLevel'] | undefined;
    theme?: PorticoUndoChange['theme'] | undefined;
    'headless-card'?: PorticoUndoChange['headlessCard'] | undefined;
    messages?: PorticoUndoChange['messages'] | undefined;
    client?: PorticoUndoChange['client'] | undefined;
  };
  'portico-user-menu': {
    'no-signup'?: PorticoUserMenu['noSignup'] | undefined;
    server?: PorticoUserMenu['server'] | undefined;
    'heading-level'?: PorticoUserMenu['headingLevel'] | undefined;
    theme?: PorticoUserMenu['theme'] | undefined;
    'headless-card'?: PorticoUserMenu['headlessCard'] | undefined;
    messages?: PorticoUserMenu['messages'] | undefined;
    client?: PorticoUserMenu['client'] | undefined;
  };
  'portico-verify-address': {
    token?: PorticoVerifyAddress['token'] | undefined;
    email?: PorticoVerifyAddress['email'] | undefined;
    server?: PorticoVerifyAddress['server'] | undefined;
    'heading-level'?: PorticoVerifyAddress['headingLevel'] | undefined;
    theme?: PorticoVerifyAddress['theme'] | undefined;
    'headless-card'?: PorticoVerifyAddress['headlessCard'] | undefined;
    messages?: PorticoVerifyAddress['messages'] | undefined;
    client?: PorticoVerifyAddress['client'] | undefined;
  };
}

/** The events that each element fires. */
export interface JsxEvents {
  'portico-account': 'portico-navigate' | 'portico-error';
  'portico-change-password': 'portico-password-changed' | 'portico-navigate' | 'portico-error';
  'portico-email-manager':
    | 'portico-addresses-saved'
    | 'portico-notifications-saved'
    | 'portico-address-verified'
    | 'portico-navigate'
    | 'portico-error';
  'portico-forgot-password': 'portico-reset-requested' | 'portico-navigate' | 'portico-error';
  'portico-gate': 'portico-error';
  'portico-login':
    'portico-before-login' | 'portico-logged-in' | 'portico-logged-out' | 'portico-navigate' | 'portico-error';
  'portico-notifications':
    'portico-notifications-saved' | 'portico-addresses-saved' | 'portico-navigate' | 'portico-error';
  'portico-profile': 'portico-profile-saved' | 'portico-navigate' | 'portico-error';
  'portico-provider': 'portico-ready' | 'portico-error' | 'portico-session-change';
  'portico-reauthenticate': 'portico-reauthenticated' | 'portico-navigate' | 'portico-cancel' | 'portico-error';
  'portico-reset-password': 'portico-password-changed' | 'portico-navigate' | 'portico-error';
  'portico-sessions': 'portico-session-ended' | 'portico-navigate' | 'portico-error';
  'portico-signup':
    | 'portico-before-signup'
    | 'portico-signed-up'
    | 'portico-address-verified'
    | 'portico-logged-in'
    | 'portico-navigate'
    | 'portico-error';
  'portico-undo-change': 'portico-change-undone' | 'portico-navigate' | 'portico-error';
  'portico-user-menu': 'portico-logged-out' | 'portico-navigate' | 'portico-error';
  'portico-verify-address': 'portico-address-verified' | 'portico-logged-in' | 'portico-navigate' | 'portico-error';
}
