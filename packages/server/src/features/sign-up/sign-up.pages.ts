import { blankState, type Catalogue, localOptions, signUpForm, type SignUpFormState } from '@portico/widget/forms';
import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import type { SignUpForm } from '../../domain/portal.js';
import { mountPage } from '../../http/pages/form-page.js';
import type { PrintedBase } from '../../http/pages/form-part.js';
import { mountAction, type PageCall, type PageFields } from '../../http/pages/page.js';
import { returnUrl, withWayBack } from '../../http/return-url.js';
import { loginOptions } from '../../portals/login-options.js';
import { hashSecret } from '../../domain/secret-token.js';
import { whoIsSignedIn } from '../../session/authenticate.js';
import { findSignUpByHandle } from '../../store/sign-ups.js';
import { resendVerification } from './resend-verification.service.js';
import { signUp } from './sign-up.service.js';

export function signUpPages(router: Router, deps: Deps): void {
  mountPage<SignUpFormState>(router, deps, {
    path: '/signup',
    tag: 'portico-signup',
    script: 'signup',
    title: ({ words }) => words.signUp.title,
    template: (state, words: Catalogue) => signUpForm(state, words),
    show: (call, base) => signUpState(deps, call, base),
    submit: async ({ portal, visitor, cookies, language, path }, fields) => {
      const { handle } = await signUp(deps, {
        portal,
        input: {
          email: fields('email'),
          password: fields('password'),
          name: fields('name'),
          ...ownValues(portal.signUpForm, fields),
          locale: language,
        },
        visitor,
        returnTo: returnUrl(deps, portal, fields('return_to')),
        handle: cookies.readSingle('sign-up'),
      });
      cookies.set('sign-up', handle, deps.config.lifetimes.verifyLink);
      return { redirect: path('/verify') };
    },
    keep: (state, fields) => ({
      ...state,
      email: fields('email'),
      name: fields('name'),
      returnTo: fields('return_to'),
      values: typedValues(state, fields),
    }),
  });

  mountAction(router, deps, '/verify/resend', async ({ portal, visitor, cookies, language, path }, fields) => {
    const email = fields('email');
    const input = { ...(email ? { email } : {}), locale: language };
    const handle = email ? undefined : cookies.readSingle('sign-up');
    await resendVerification(deps, { portal, input, visitor, handle });
    return { redirect: path(email ? '/verify?sent=address' : '/verify') };
  });
}

async function signUpState(deps: Deps, call: PageCall, base: PrintedBase): Promise<SignUpFormState> {
  const { portal, cookies, language } = call;
  const options = await loginOptions(deps, portal);
  const session = await whoIsSignedIn(deps, portal.id, cookies.read('session'));
  const wish = call.query('return_to');
  const returnTo = returnUrl(deps, portal, wish);
  return {
    ...blankState('portico-signup'),
    ...base,
    ...localOptions(options, language),
    view: options.signUp ? 'form' : 'closed',
    email: '',
    name: '',
    askName: true,
    values: {},
    longEnough: false,
    impersonal: false,
    mailedTo: '',
    resendIn: 0,
    provider: null,
    verifyUrl: call.path('/verify'),
    resendUrl: call.path('/verify/resend'),
    backUrl: call.path('/signup?again=1'),
    loginUrl: withWayBack(call.path('/login'), wish, returnTo),
    termsUrl: '',
    privacyUrl: '',
    returnTo,
    continueUrl: returnTo,
    signedInAs: session ? session.user.name || session.user.email : '',
    logOutUrl: call.path('/logout'),
    ...(call.query('again') && (await typedBefore(deps, call))),
  };
}

/** Who comes back from "Check your email" because of a wrong address types nothing twice, but the password. */
async function typedBefore(deps: Deps, { portal, cookies }: PageCall): Promise<Partial<SignUpFormState>> {
  const handle = cookies.readSingle('sign-up');
  const signUp = handle && (await findSignUpByHandle(deps.db, portal.id, hashSecret(handle), deps.clock()));
  if (!signUp || signUp.verified_at !== null) return {};
  const own = Object.entries(JSON.parse(signUp.fields) as SignUpFormState['values']);
  const consents = JSON.parse(signUp.consents) as { name: string }[];
  return {
    email: signUp.address,
    name: signUp.name,
    returnTo: returnUrl(deps, portal, signUp.return_to),
    values: Object.fromEntries([
      ...own.map(([name, value]): [string, string | boolean] => [`field-${name}`, value]),
      ...consents.map(({ name }): [string, boolean] => [`consent-${name}`, true]),
    ]),
  };
}

/** The portal's own fields as a form without script sends them: a box that is not ticked is absent. */
function ownValues(form: SignUpForm, fields: PageFields) {
  const own = form.fields.map(({ name, type }): [string, string | boolean] => [
    name,
    type === 'checkbox' ? fields(`field-${name}`) !== '' : fields(`field-${name}`),
  ]);
  const consents = form.consents.map(({ name }): [string, boolean] => [name, fields(`consent-${name}`) !== '']);
  return { fields: Object.fromEntries(own), consents: Object.fromEntries(consents) };
}

/** The same values under the names of their controls, to be put back into a refused form. */
function typedValues(state: SignUpFormState, fields: PageFields): SignUpFormState['values'] {
  const own = state.fields.map(({ name, type }): [string, string | boolean] => {
    const control = `field-${name}`;
    return [control, type === 'checkbox' ? fields(control) !== '' : fields(control)];
  });
  const consents = state.consents.map(({ name }): [string, boolean] => [
    `consent-${name}`,
    fields(`consent-${name}`) !== '',
  ]);
  return Object.fromEntries([...own, ...consents]);
}
