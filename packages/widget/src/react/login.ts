/* Made by `npm run docs` from the elements. */
import '../elements/login/define.js';
import type { PorticoLogin as Element } from '../elements/login/login.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Log in with an email address and a password. */
export const PorticoLogin: Wrapper<
  Element,
  | 'email'
  | 'redirectTo'
  | 'noSignup'
  | 'noForgot'
  | 'sharedDevice'
  | 'keptDays'
  | 'server'
  | 'headingLevel'
  | 'theme'
  | 'headlessCard'
  | 'messages'
  | 'client',
  'portico-before-login' | 'portico-logged-in' | 'portico-logged-out' | 'portico-navigate' | 'portico-error'
> = wrapElement('portico-login', {
  attributes: [
    'email',
    'redirectTo',
    'noSignup',
    'noForgot',
    'sharedDevice',
    'keptDays',
    'server',
    'headingLevel',
    'theme',
    'headlessCard',
  ],
  properties: ['messages', 'client'],
  events: ['portico-before-login', 'portico-logged-in', 'portico-logged-out', 'portico-navigate', 'portico-error'],
  fillsItself: true,
});
