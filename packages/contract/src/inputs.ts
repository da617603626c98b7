import type * as z from 'zod/mini';
import { ChangePasswordInput, EndSessionInput, ReauthenticateInput, SaveProfileInput } from './inputs/account.js';
import { ResendAddressVerificationInput, SaveContactSettingsInput, UndoInput } from './inputs/contact-settings.js';
import { InspectLinkInput } from './inputs/mail-link.js';
import { RequestPasswordResetInput, ResetPasswordInput } from './inputs/password-reset.js';
import { LoginInput, NoInput } from './inputs/session.js';
import { ContinueSignUpInput, ResendVerificationInput, SignUpInput, VerifyAddressInput } from './inputs/sign-up.js';
import { IntrospectInput, ProbeSessionInput, RefreshAccessInput } from './inputs/tokens.js';
import type { OperationId } from './routes.js';

/** What each operation takes. Apart from the outputs, so that the widget need not carry it. */
export const inputs = {
  getLoginOptions: NoInput,
  getSession: NoInput,
  login: LoginInput,
  logout: NoInput,
  signUp: SignUpInput,
  continueSignUp: ContinueSignUpInput,
  verifyAddress: VerifyAddressInput,
  resendVerification: ResendVerificationInput,
  inspectLink: InspectLinkInput,
  requestPasswordReset: RequestPasswordResetInput,
  resetPassword: ResetPasswordInput,
  getContactSettings: NoInput,
  saveContactSettings: SaveContactSettingsInput,
  resendAddressVerification: ResendAddressVerificationInput,
  inspectUndo: UndoInput,
  undoChange: UndoInput,
  getProfile: NoInput,
  saveProfile: SaveProfileInput,
  changePassword: ChangePasswordInput,
  requestReauthentication: NoInput,
  reauthenticate: ReauthenticateInput,
  listSessions: NoInput,
  endSession: EndSessionInput,
  endOtherSessions: NoInput,
  listActivity: NoInput,
  refreshAccess: RefreshAccessInput,
  probeSession: ProbeSessionInput,
  mintAccessToken: NoInput,
  introspect: IntrospectInput,
} as const satisfies Record<OperationId, z.ZodMiniType>;
