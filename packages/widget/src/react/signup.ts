/* Made by `npm run docs` from the elements. */
import '../elements/signup/define.js';
import type { PorticoSignup as Element } from '../elements/signup/signup.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Sign up with an email address and a password, then wait for the mail that verifies the address. */
export const PorticoSignup: Wrapper<
  Element,
  | 'email'
  | 'redirectTo'
  | 'noName'
  | 'termsUrl'
  | 'privacyUrl'
  | 'server'
  | 'headingLevel'
  | 'theme'
  | 'headlessCard'
  | 'messages'
  | 'client',
  | 'portico-before-signup'
  | 'portico-signed-up'
  | 'portico-address-verified'
  | 'portico-logged-in'
  | 'portico-navigate'
  | 'portico-error'
> = wrapElement('portico-signup', {
  attributes: [
    'email',
    'redirectTo',
    'noName',
    'termsUrl',
    'privacyUrl',
    'server',
    'headingLevel',
    'theme',
    'headlessCard',
  ],
  properties: ['messages', 'client'],
  events: [
    'portico-before-signup',
    'portico-signed-up',
    'portico-address-verified',
    'portico-logged-in',
    'portico-navigate',
    'portico-error',
  ],
  fillsItself: true,
});
