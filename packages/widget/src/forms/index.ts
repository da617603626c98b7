/*
 * The forms as pure templates, for servers that print them. Importing this module needs no DOM. Every part is there
 * from the start: a server prints forms that were touched already.
 */
import type { Catalogue } from '../i18n/catalogue.js';
import de from '../i18n/de.js';
import { en } from '../i18n/en.js';
import { fieldError } from '../parts/field-error.js';
import { formToken } from '../parts/form-token.js';
import { lateParts } from '../parts/late-parts.js';
import { lateLoginParts } from './late-login-parts.js';
import { loginAlert } from './login-alert.js';
import { signedInForm } from './signed-in-form.js';

Object.assign(lateParts, { fieldError, formToken });
Object.assign(lateLoginParts, { loginAlert, signedInForm });

/** All words of each language that pages can be printed in. */
export const catalogues: Record<'en' | 'de', Catalogue> = { en, de };

export type { Catalogue } from '../i18n/catalogue.js';
export {
  addressChanges,
  type ContactDraft,
  noDraft,
  notificationChoices,
  rebaseDraft,
  stageChoice,
  stageWish,
} from './contact-draft.js';
export { emailsForm } from './emails-form.js';
export { type EmailsFormState, noContact } from './emails-state.js';
export { notificationsForm, type NotificationsFormState } from './notifications-form.js';
export { stageAct, type Staged } from './stage-act.js';
export { undoForm, type UndoFormState } from './undo-form.js';
export { device } from './device.js';
export { forgotForm, type ForgotFormState } from './forgot-form.js';
export { blankState, type FormState } from '../parts/form-state.js';
export { localOptions } from './local-options.js';
export { loginForm } from './login-form.js';
export type { LoginFormState } from './login-state.js';
export { mailProvider } from './mail-provider.js';
export { changePasswordForm, type ChangePasswordFormState } from './change-password-form.js';
export { profileForm, type ProfileFormState } from './profile-form.js';
export { readProfile } from './profile-texts.js';
export { resetForm, type ResetFormState } from './reset-form.js';
export { sessionsForm } from './sessions-form.js';
export type { SessionsFormState } from './sessions-state.js';
export { signUpForm } from './sign-up-form.js';
export type { SignUpFormState } from './sign-up-state.js';
export { verifyForm, type VerifyFormState } from './verify-form.js';
