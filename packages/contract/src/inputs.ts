import type * as z from 'zod/mini';
import { InspectLinkInput } from './inputs/mail-link.js';
import { RequestPasswordResetInput, ResetPasswordInput } from './inputs/password-reset.js';
import { LoginInput, NoInput } from './inputs/session.js';
import { ResendVerificationInput, SignUpInput, VerifyAddressInput } from './inputs/sign-up.js';
import type { OperationId } from './routes.js';

/** What each operation takes. Apart from the outputs, so that the widget need not carry it. */
export const inputs = {
  getLoginOptions: NoInput,
  getSession: NoInput,
  login: LoginInput,
  logout: NoInput,
  signUp: SignUpInput,
  continueSignUp: NoInput,
  verifyAddress: VerifyAddressInput,
  resendVerification: ResendVerificationInput,
  inspectLink: InspectLinkInput,
  requestPasswordReset: RequestPasswordResetInput,
  resetPassword: ResetPasswordInput,
} as const satisfies Record<OperationId, z.ZodMiniType>;
