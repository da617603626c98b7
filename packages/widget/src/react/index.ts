/* Made by `npm run docs` from the elements. */
export { PorticoAccount } from './account.js';
export { PorticoChangePassword } from './change-password.js';
export { PorticoEmailManager } from './email-manager.js';
export { PorticoForgotPassword } from './forgot-password.js';
export { PorticoGate } from './gate.js';
export { PorticoLogin } from './login.js';
export { PorticoNotifications } from './notifications.js';
export { PorticoProfile } from './profile.js';
export { PorticoProvider } from './provider.js';
export { PorticoReauthenticate } from './reauthenticate.js';
export { PorticoResetPassword } from './reset-password.js';
export { PorticoSessions } from './sessions.js';
export { PorticoSignup } from './signup.js';
export { PorticoUndoChange } from './undo-change.js';
export { PorticoUserMenu } from './user-menu.js';
export { PorticoVerifyAddress } from './verify-address.js';
