import type { CoreClient } from '../../client/core-client.js';
import { PorticoError } from '../../client/portico-error.js';
import type { LightForm } from '../../controllers/light-form.js';
import { loginAlert } from '../../forms/login-alert.js';
import type { LoginFormState, LoginWords } from '../../forms/login-state.js';
import { loginLater } from '../../i18n/en/login-later.js';
import { announce } from '../../parts/announce.js';
import { lateLoginParts } from '../../forms/late-login-parts.js';

lateLoginParts.loginAlert = loginAlert;

/** Prepares the message of a failed login, with what may help. */
export function prepareFailure(form: LightForm<LoginFormState, LoginWords>): void {
  form.language.add({ loginLater });
}

/** Asks for the confirmation mail again. Whether the address waits for one does not show. */
export async function resendVerification(
  form: LightForm<LoginFormState, LoginWords>,
  client: CoreClient,
  email: string,
): Promise<void> {
  if (!email) throw new PorticoError('input_invalid', { fields: { email: 'required' } });
  await client.call('resendVerification', { email });
  form.set({ resent: true });
  announce(form.language.words?.loginLater.sentAgain ?? '', form.language.language);
}
