import type { LinkState } from '@portico/contract';
import { blankState, type Catalogue, mailProvider, verifyForm, type VerifyFormState } from '@portico/widget/forms';
import type { Router } from 'express';
import { inspectLink } from '../../challenges/inspect-link.js';
import type { Deps } from '../../deps.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { carryAddress } from '../../http/pages/carried-address.js';
import { mountPage } from '../../http/pages/form-page.js';
import type { PrintedBase } from '../../http/pages/form-part.js';
import type { PageCall, Redirect } from '../../http/pages/page.js';
import type { PageStep } from '../../http/pages/page-step.js';
import { returnUrl } from '../../http/return-url.js';
import { loginOptions } from '../../portals/login-options.js';
import { whoIsSignedIn } from '../../session/authenticate.js';
import { beginInBrowser } from '../../session/session-cookie.js';
import { findSignUpByHandle } from '../../store/sign-ups.js';
import { handleHashOf } from './verify-address.routes.js';
import { verifyAddress } from './verify-address.service.js';
import { waitingSignUp } from './waiting-sign-up.js';

type View = VerifyFormState['view'];

/** What a code of a refused link shows instead of a message: the link itself is done for. */
const outcomes: Partial<Record<string, View>> = {
  link_used: 'used',
  link_superseded: 'superseded',
  link_dead: 'dead',
  address_taken: 'taken',
};

export function verifyAddressPages(router: Router, deps: Deps): void {
  mountPage<VerifyFormState>(router, deps, {
    path: '/verify',
    tag: 'portico-verify-address',
    script: 'verify-address',
    title: ({ words }) => words.verify.title,
    template: (state, words: Catalogue) => verifyForm(state, words),
    show: (call, base, fields) => verifyState(deps, call, base, fields('token') || call.query('token')),
    submit: async (call, fields) => {
      if (fields('confirmed') === '' && (await needsConfirmation(deps, call, fields('token')))) {
        throw fieldFault({ confirmed: 'confirmation_required' });
      }
      try {
        return await confirm(deps, call, fields);
      } catch (error) {
        const view = error instanceof PorticoFault ? outcomes[error.code] : undefined;
        if (!view) throw error;
        return { step: view, state: { view } };
      }
    },
    keep: (state, fields) => (fields('newPassword') ? { ...state, view: 'new_password' } : state),
    leadsTo: (call) => wayBack(deps, call),
  });
}

async function confirm(
  deps: Deps,
  call: PageCall,
  fields: (name: string) => string,
): Promise<PageStep<VerifyFormState> | Redirect> {
  const { portal, visitor, cookies } = call;
  const given = (name: 'token' | 'code' | 'password' | 'newPassword') =>
    fields(name) === '' ? {} : { [name]: fields(name) };
  const { answer, begun } = await verifyAddress(deps, {
    portal,
    input: { ...given('token'), ...given('code'), ...given('password'), ...given('newPassword') },
    visitor,
    handleHash: handleHashOf(cookies, fields('code') !== ''),
    sessionToken: cookies.readSingle('session'),
  });
  if (begun) beginInBrowser(cookies, begun, deps.config);
  if (answer.next === 'done') return { redirect: answer.returnTo };
  if (answer.next === 'added') {
    const { email, primary, removed } = answer;
    return { step: 'added', state: { view: 'added', email, addedTo: '', primary, removed } };
  }
  carryAddress(deps, cookies, answer.email);
  return { step: 'confirmed', state: { view: 'confirmed', email: answer.email } };
}

async function verifyState(deps: Deps, call: PageCall, base: PrintedBase, token: string): Promise<VerifyFormState> {
  const { portal } = call;
  const options = await loginOptions(deps, portal);
  const { view, email, resendIn, addedTo, needsConfirmation } = await viewOf(deps, call, token);
  const link = `${call.path('/verify')}?token=${encodeURIComponent(token)}`;
  return {
    ...blankState('portico-verify-address'),
    ...base,
    view,
    email,
    token,
    addedTo,
    needsConfirmation,
    primary: false,
    removed: '',
    accountUrl: call.path('/account/emails'),
    minLength: options.passwordLength.min,
    longEnough: false,
    impersonal: false,
    mailedTo: email,
    sender: options.mailFrom,
    codeMinutes: Math.round(options.lifetimes.verifyCode / 60),
    resendIn,
    provider: mailProvider(email),
    verifyUrl: call.path('/verify'),
    resendUrl: call.path('/verify/resend'),
    backUrl: call.path('/signup?again=1'),
    loginUrl: call.path('/login'),
    otherWayUrl: view === 'new_password' ? link : `${link}&mode=new`,
  };
}

/** Where the browser that signed up goes on to; another one has to log in first. */
async function wayBack(deps: Deps, { portal, cookies }: PageCall): Promise<string | undefined> {
  const handleHash = handleHashOf(cookies);
  const signUp = handleHash && (await findSignUpByHandle(deps.db, portal.id, handleHash, deps.clock()));
  return signUp ? returnUrl(deps, portal, signUp.return_to) : undefined;
}

/** What a link, or without one the sign-up of this browser, has to show. */
async function viewOf(
  deps: Deps,
  call: PageCall,
  token: string,
): Promise<Pick<VerifyFormState, 'view' | 'email' | 'resendIn' | 'addedTo' | 'needsConfirmation'>> {
  if (!token) {
    const none = { email: '', resendIn: 0, addedTo: null, needsConfirmation: false };
    if (call.query('sent') === 'address') return { view: 'resent', ...none };
    const waiting = await waitingSignUp(deps, call.portal.id, handleHashOf(call.cookies));
    return waiting ? { view: 'check_mail', ...none, ...waiting } : { view: 'resend', ...none };
  }
  const link = await inspectHere(deps, call, token);
  if (link.state !== 'live') {
    const addedTo = 'addedTo' in link ? (link.addedTo ?? null) : null;
    return { view: link.state, email: '', resendIn: 0, addedTo, needsConfirmation: false };
  }
  const password = call.query('mode') === 'new' ? 'new_password' : 'password';
  return {
    view: link.needsPassword ? password : 'confirm',
    email: link.email,
    resendIn: 0,
    addedTo: link.addedTo ?? null,
    needsConfirmation: link.needsConfirmation ?? false,
  };
}

async function needsConfirmation(deps: Deps, call: PageCall, token: string): Promise<boolean> {
  const link = await inspectHere(deps, call, token);
  return link.state === 'live' && link.needsConfirmation === true;
}

function inspectHere(deps: Deps, { portal, cookies }: PageCall, token: string): Promise<LinkState> {
  const input = { token, purpose: 'verify_address' } as const;
  return inspectLink(deps, portal.id, input, {
    handleHash: handleHashOf(cookies),
    signedIn: async () => (await whoIsSignedIn(deps, portal.id, cookies.read('session')))?.user.id,
  });
}
