import type * as z from 'zod/mini';
import { LoginOptions } from './outputs/login-options.js';
import { LinkState } from './outputs/mail-link.js';
import { ResetPasswordAnswer } from './outputs/password-reset.js';
import { Empty, LoginAnswer, SessionAnswer } from './outputs/session.js';
import { MailOnItsWay, SignUpProgress, VerifyAddressAnswer } from './outputs/sign-up.js';
import type { OperationId } from './routes.js';

/** What each operation answers. The widget checks every answer against it. */
export const outputs = {
  getLoginOptions: LoginOptions,
  getSession: SessionAnswer,
  login: LoginAnswer,
  logout: Empty,
  signUp: MailOnItsWay,
  continueSignUp: SignUpProgress,
  verifyAddress: VerifyAddressAnswer,
  resendVerification: MailOnItsWay,
  inspectLink: LinkState,
  requestPasswordReset: MailOnItsWay,
  resetPassword: ResetPasswordAnswer,
} as const satisfies Record<OperationId, z.ZodMiniType>;
