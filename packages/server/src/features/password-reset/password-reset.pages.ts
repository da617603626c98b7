import {
  blankState,
  type Catalogue,
  forgotForm,
  type ForgotFormState,
  resetForm,
  type ResetFormState,
} from '@portico/widget/forms';
import type { Router } from 'express';
import { inspectLink } from '../../challenges/inspect-link.js';
import { endInBrowser } from '../../session/session-cookie.js';
import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { carriedAddress, carryAddress } from '../../http/pages/carried-address.js';
import { mountPage } from '../../http/pages/form-page.js';
import type { PrintedBase } from '../../http/pages/form-part.js';
import type { PageCall } from '../../http/pages/page.js';
import { returnUrl, withWayBack } from '../../http/return-url.js';
import { loginOptions } from '../../portals/login-options.js';
import { whoIsSignedIn } from '../../session/authenticate.js';
import { requestPasswordReset } from './request-password-reset.service.js';
import { resetPassword } from './reset-password.service.js';
import { sentStep } from './sent-step.js';

export function passwordResetPages(router: Router, deps: Deps): void {
  mountPage<ForgotFormState>(router, deps, {
    path: '/forgot-password',
    tag: 'portico-forgot-password',
    script: 'forgot-password',
    title: ({ words }) => words.forgot.title,
    template: (state, words: Catalogue) => forgotForm(state, words),
    show: (call, base) => forgotState(deps, call, base),
    submit: async (call, fields) => {
      const email = fields('email').trim();
      const { portal, visitor, language } = call;
      const resendAt = await requestPasswordReset(deps, { portal, visitor, input: { email, locale: language } });
      return sentStep(deps, email, resendAt);
    },
    keep: (state, fields) => ({ ...state, email: fields('email') }),
  });

  mountPage<ResetFormState>(router, deps, {
    path: '/reset-password',
    tag: 'portico-reset-password',
    script: 'reset-password',
    title: ({ words }) => words.reset.title,
    template: (state, words: Catalogue) => resetForm(state, words),
    show: (call, base, fields) => resetState(deps, call, base, fields('token') || call.query('token')),
    submit: async (call, fields, base) => {
      const { portal, visitor, cookies } = call;
      const shown = await resetState(deps, call, base, fields('token'));
      try {
        const present = shown.needsPassword ? { currentPassword: fields('currentPassword') } : {};
        const input = { token: fields('token'), password: fields('password'), ...present };
        const email = await resetPassword(deps, { portal, visitor, input });
        endInBrowser(cookies);
        carryAddress(deps, cookies, email);
        return { step: 'done', state: { view: 'done', email } };
      } catch (error) {
        if (error instanceof PorticoFault && error.code === 'link_dead')
          return { step: 'dead', state: { view: 'dead' } };
        throw error;
      }
    },
  });
}

async function forgotState(deps: Deps, call: PageCall, base: PrintedBase): Promise<ForgotFormState> {
  const { portal, cookies } = call;
  const options = await loginOptions(deps, portal);
  const session = await whoIsSignedIn(deps, portal.id, cookies.read('session'));
  const wish = call.query('return_to');
  return {
    ...blankState('portico-forgot-password'),
    ...base,
    view: options.password ? 'form' : 'off',
    email: carriedAddress(deps, cookies) || (session?.user.email ?? ''),
    sender: options.mailFrom,
    linkMinutes: Math.round(options.lifetimes.resetLink / 60),
    resendIn: 0,
    sentUrl: `${base.action}${base.action.includes('?') ? '&' : '?'}step=sent`,
    loginUrl: withWayBack(call.path('/login'), wish, returnUrl(deps, portal, wish)),
  };
}

async function resetState(deps: Deps, call: PageCall, base: PrintedBase, token: string): Promise<ResetFormState> {
  const options = await loginOptions(deps, call.portal);
  const link = await inspectLink(deps, call.portal.id, { token, purpose: 'reset_password' }, {});
  return {
    ...blankState('portico-reset-password'),
    ...base,
    view: link.state === 'live' ? 'form' : token ? 'dead' : 'missing',
    email: link.state === 'live' ? link.email : '',
    token,
    needsPassword: link.state === 'live' && link.needsPassword,
    minLength: options.passwordLength.min,
    longEnough: false,
    impersonal: false,
    loginUrl: call.path('/login'),
    forgotUrl: call.path('/forgot-password'),
  };
}
