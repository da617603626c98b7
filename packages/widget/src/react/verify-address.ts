/* Made by `npm run docs` from the elements. */
import '../elements/verify-address/define.js';
import type { PorticoVerifyAddress as Element } from '../elements/verify-address/verify-address.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Confirm an address with the token of a mailed link; nothing happens until the button is pressed, and for an address that is added to an account a box ticked, unless its person is signed in here. */
export const PorticoVerifyAddress: Wrapper<
  Element,
  'token' | 'email' | 'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-address-verified' | 'portico-logged-in' | 'portico-navigate' | 'portico-error'
> = wrapElement('portico-verify-address', {
  attributes: ['token', 'email', 'server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-address-verified', 'portico-logged-in', 'portico-navigate', 'portico-error'],
  fillsItself: true,
});
