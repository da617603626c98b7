import { type Catalogue, blankState, loginForm, type LoginFormState } from '@portico/widget/forms';
import type { Router } from 'express';
import { day } from '../../domain/clock.js';
import type { Deps } from '../../deps.js';
import { carriedAddress } from '../../http/pages/carried-address.js';
import { mountPage } from '../../http/pages/form-page.js';
import type { PrintedBase } from '../../http/pages/form-part.js';
import type { PageCall } from '../../http/pages/page.js';
import { returnUrl, withWayBack } from '../../http/return-url.js';
import { loginOptions } from '../../portals/login-options.js';
import { whoIsSignedIn } from '../../session/authenticate.js';
import { setLoginCookies } from './login.routes.js';
import { logIn } from './login.service.js';

export function loginPages(router: Router, deps: Deps): void {
  mountPage<LoginFormState>(router, deps, {
    path: '/login',
    tag: 'portico-login',
    script: 'login',
    title: ({ words }) => words.login.title,
    template: (state, words: Catalogue) => loginForm(state, words),
    show: (call, base) => loginState(deps, call, base),
    submit: async ({ portal, visitor, cookies }, fields) => {
      const input = { email: fields('email'), password: fields('password'), keep: fields('keep') !== '' };
      const result = await logIn(deps, {
        portal,
        input,
        visitor,
        sessionToken: cookies.readSingle('session'),
        deviceCookie: cookies.read('device'),
      });
      setLoginCookies(deps, cookies, result);
      return { redirect: returnUrl(deps, portal, fields('return_to')) };
    },
    keep: (state, fields) => ({
      ...state,
      email: fields('email'),
      keep: fields('keep') !== '',
      returnTo: fields('return_to'),
    }),
    leadsTo: ({ portal }, { returnTo }) => returnUrl(deps, portal, returnTo),
  });
}

async function loginState(deps: Deps, call: PageCall, base: PrintedBase): Promise<LoginFormState> {
  const { portal, cookies } = call;
  const options = await loginOptions(deps, portal);
  const session = await whoIsSignedIn(deps, portal.id, cookies.read('session'));
  const wish = call.query('return_to');
  const returnTo = returnUrl(deps, portal, wish);
  return {
    ...blankState('portico-login'),
    ...base,
    email: carriedAddress(deps, cookies),
    keep: false,
    keptDays: Math.floor((options.lifetimes.sessionKept * 1000) / day),
    failures: 0,
    resent: false,
    forgotUrl: options.password ? withWayBack(call.path('/forgot-password'), wish, returnTo) : '',
    signUpUrl: options.signUp ? withWayBack(call.path('/signup'), wish, returnTo) : '',
    resendUrl: call.path('/verify'),
    logOutUrl: call.path('/logout'),
    returnTo,
    continueUrl: returnTo,
    lead: isAccount(deps, call, returnTo) ? call.words.account.signedOut : '',
    autofocus: true,
    signedInAs: session ? session.user.name || session.user.email : '',
  };
}

/** Whether somebody goes to their account afterwards, and so was sent here by it. */
function isAccount(deps: Deps, { portal }: PageCall, returnTo: string): boolean {
  const account = `${deps.addresses.baseOf(portal)}/account`;
  return returnTo === account || (/^[/?#]/.test(returnTo.slice(account.length)) && returnTo.startsWith(account));
}
