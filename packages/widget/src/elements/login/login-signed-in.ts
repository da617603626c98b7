import type { LightForm } from '../../controllers/light-form.js';
import type { LoginFormState, LoginWords } from '../../forms/login-form.js';
import { signedInForm } from '../../forms/signed-in-form.js';
import { signedIn } from '../../i18n/en/signed-in.js';
import { lateParts } from '../../parts/late-parts.js';
import { adoptSheet } from '../../styles/adopt-sheet.js';
import { moreSheet } from '../../styles/more-sheet.js';

lateParts.signedInForm = signedInForm;

/** Prepares what stands in place of the form once somebody is signed in. */
export function prepareSignedIn(form: LightForm<LoginFormState, LoginWords>): void {
  adoptSheet(form.host.getRootNode(), moreSheet);
  form.language.add({ signedIn });
}
