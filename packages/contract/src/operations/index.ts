/* Every operation by its id, which is also the client's method name. */
export * from './access-tokens.js';
export * from './activity.js';
export * from './contact-settings.js';
export * from './login.js';
export * from './login-options.js';
export * from './mail-links.js';
export * from './password-change.js';
export * from './password-reset.js';
export * from './profile.js';
export * from './reauthentication.js';
export * from './resend-verification.js';
export * from './session.js';
export * from './sessions.js';
export * from './sign-up.js';
export * from './undo.js';
export * from './verify-address.js';
