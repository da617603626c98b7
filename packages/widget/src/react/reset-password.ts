/* Made by `npm run docs` from the elements. */
import '../elements/reset-password/define.js';
import type { PorticoResetPassword as Element } from '../elements/reset-password/reset-password.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Choose a new password with the token of a mailed link. */
export const PorticoResetPassword: Wrapper<
  Element,
  'token' | 'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-password-changed' | 'portico-navigate' | 'portico-error'
> = wrapElement('portico-reset-password', {
  attributes: ['token', 'server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-password-changed', 'portico-navigate', 'portico-error'],
  fillsItself: true,
});
