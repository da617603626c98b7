import type * as z from 'zod/mini';
import { Activity, Profile, RenewedSession, SessionList } from './outputs/account.js';
import { ContactSettings, UndoAnswer, UndoState, VerificationResent } from './outputs/contact-settings.js';
import { LoginOptions } from './outputs/login-options.js';
import { LinkState } from './outputs/mail-link.js';
import { MailOnItsWay } from './outputs/mail-on-its-way.js';
import { outputsOfLogin } from './outputs/of-login.js';
import { ResetPasswordAnswer } from './outputs/password-reset.js';
import { SignUpBegun, SignUpProgress, VerifyAddressAnswer } from './outputs/sign-up.js';
import { AccessToken, Introspection, RefreshedAccess, SessionProbe } from './outputs/tokens.js';
import type { OperationId } from './routes.js';

/** What each operation answers. The widget checks every answer against it. */
export const outputs = {
  ...outputsOfLogin,
  getLoginOptions: LoginOptions,
  signUp: SignUpBegun,
  continueSignUp: SignUpProgress,
  verifyAddress: VerifyAddressAnswer,
  inspectLink: LinkState,
  requestPasswordReset: MailOnItsWay,
  resetPassword: ResetPasswordAnswer,
  getContactSettings: ContactSettings,
  saveContactSettings: ContactSettings,
  resendAddressVerification: VerificationResent,
  inspectUndo: UndoState,
  undoChange: UndoAnswer,
  getProfile: Profile,
  saveProfile: Profile,
  changePassword: RenewedSession,
  requestReauthentication: MailOnItsWay,
  reauthenticate: RenewedSession,
  listSessions: SessionList,
  endSession: SessionList,
  endOtherSessions: SessionList,
  listActivity: Activity,
  refreshAccess: RefreshedAccess,
  probeSession: SessionProbe,
  mintAccessToken: AccessToken,
  introspect: Introspection,
} as const satisfies Record<OperationId, z.ZodMiniType>;
