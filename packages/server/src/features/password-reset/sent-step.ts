import { pastedAddress } from '@portico/contract';
import type { ForgotFormState } from '@portico/widget/forms';
import type { Deps } from '../../deps.js';
import type { PageStep } from '../../http/pages/page-step.js';

/** The step of the form for a forgotten password once its mail was asked for. `resendAt` is in ms since 1970. */
export function sentStep(deps: Pick<Deps, 'clock'>, email: string, resendAt: number): PageStep<ForgotFormState> {
  const resendIn = Math.ceil((resendAt - deps.clock()) / 1000);
  return { step: 'sent', state: { view: 'sent', email: pastedAddress(email), resendIn } };
}
