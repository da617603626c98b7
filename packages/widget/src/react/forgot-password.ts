/* Made by `npm run docs` from the elements. */
import '../elements/forgot-password/define.js';
import type { PorticoForgotPassword as Element } from '../elements/forgot-password/forgot-password.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Ask for a mail with a link to choose a new password. */
export const PorticoForgotPassword: Wrapper<
  Element,
  'email' | 'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-reset-requested' | 'portico-navigate' | 'portico-error'
> = wrapElement('portico-forgot-password', {
  attributes: ['email', 'server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-reset-requested', 'portico-navigate', 'portico-error'],
  fillsItself: true,
});
