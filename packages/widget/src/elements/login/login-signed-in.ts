import type { CoreClient, KnownSession } from '../../client/core-client.js';
import type { LightForm } from '../../controllers/light-form.js';
import type { LoginFormState, LoginWords } from '../../forms/login-state.js';
import { signedInForm } from '../../forms/signed-in-form.js';
import { signedIn } from '../../i18n/en/signed-in.js';
import { lateLoginParts } from '../../forms/late-login-parts.js';
import { adoptSheet } from '../../styles/adopt-sheet.js';
import { moreSheet } from '../../styles/more-sheet.js';

lateLoginParts.signedInForm = (state, words) => signedInForm(state, words, lateLoginParts.loginAlert?.(state, words));

const following = new WeakSet<object>();

/** Prepares what stands in place of the form once somebody is signed in, for as long as they are. */
export function prepareSignedIn(form: LightForm<LoginFormState, LoginWords>, client: () => CoreClient): void {
  follow(form, client);
  adoptSheet(form.host.getRootNode(), moreSheet);
  form.language.add({ signedIn });
}

/** Whoever logs out elsewhere on the page, or in another tab, finds the form again. */
function follow(form: LightForm<LoginFormState, LoginWords>, client: () => CoreClient): void {
  if (following.has(form)) return;
  following.add(form);
  const learn = (session: KnownSession): void => {
    if (!form.state.signedInAs || session === undefined) return;
    form.set({ signedInAs: session ? session.user.name || session.user.email : '' });
  };
  let followed: CoreClient | undefined;
  let stop: (() => void) | undefined;
  const begin = (): void => {
    if (followed === client() || !form.host.isConnected) return;
    stop?.();
    followed = client();
    stop = followed.onSessionChange(learn);
    learn(followed.session);
  };
  form.host.addController({
    hostConnected: begin,
    hostUpdate: begin,
    hostDisconnected: () => {
      stop?.();
      followed = undefined;
    },
  });
}
