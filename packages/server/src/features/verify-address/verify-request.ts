import type { VerifyAddressAnswer, VerifyAddressInput } from '@portico/contract';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../domain/visitor.js';
import type { BegunSession } from '../../session/begin-session.js';

/** Somebody who opened the link of a mail or typed its code. */
export interface VerifyRequest {
  portal: Portal;
  input: VerifyAddressInput;
  visitor: Visitor;
  /** Hash of the sign-up handle that the browser sent, if any. */
  handleHash: string | undefined;
  sessionToken: string | undefined;
}

/** The answer, and the session that the browser goes on with. */
export interface Verified {
  answer: VerifyAddressAnswer;
  begun?: BegunSession;
}
