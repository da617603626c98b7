/* Made by `npm run docs` from elements.ts. */
export { PorticoAccount } from './account/account.js';
export { PorticoChangePassword } from './change-password/change-password.js';
export { PorticoEmailManager } from './email-manager/email-manager.js';
export { PorticoForgotPassword } from './forgot-password/forgot-password.js';
export { PorticoGate } from './gate/gate.js';
export { PorticoLogin } from './login/login.js';
export { PorticoNotifications } from './notifications/notifications.js';
export { PorticoProfile } from './profile/profile.js';
export { PorticoProvider } from './provider/provider.js';
export { PorticoReauthenticate } from './reauthenticate/reauthenticate.js';
export { PorticoResetPassword } from './reset-password/reset-password.js';
export { PorticoSessions } from './sessions/sessions.js';
export { PorticoSignup } from './signup/signup.js';
export { PorticoUndoChange } from './undo-change/undo-change.js';
export { PorticoUserMenu } from './user-menu/user-menu.js';
export { PorticoVerifyAddress } from './verify-address/verify-address.js';
