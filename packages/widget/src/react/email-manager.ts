/* Made by `npm run docs` from the elements. */
import '../elements/email-manager/define.js';
import type { PorticoEmailManager as Element } from '../elements/email-manager/email-manager.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** The email addresses of the person who is signed in: add, verify, make primary, change, remove. */
export const PorticoEmailManager: Wrapper<
  Element,
  'noPrimaryChange' | 'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  | 'portico-addresses-saved'
  | 'portico-notifications-saved'
  | 'portico-address-verified'
  | 'portico-navigate'
  | 'portico-error'
> = wrapElement('portico-email-manager', {
  attributes: ['noPrimaryChange', 'server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: [
    'portico-addresses-saved',
    'portico-notifications-saved',
    'portico-address-verified',
    'portico-navigate',
    'portico-error',
  ],
  fillsItself: true,
});
