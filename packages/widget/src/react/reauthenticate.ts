/* Made by `npm run docs` from the elements. */
import '../elements/reauthenticate/define.js';
import type { PorticoReauthenticate as Element } from '../elements/reauthenticate/reauthenticate.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Asks in place who somebody is, by their password or by a mailed code, for what needs a recent login. */
export const PorticoReauthenticate: Wrapper<
  Element,
  'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-reauthenticated' | 'portico-navigate' | 'portico-cancel' | 'portico-error'
> = wrapElement('portico-reauthenticate', {
  attributes: ['server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-reauthenticated', 'portico-navigate', 'portico-cancel', 'portico-error'],
  fillsItself: true,
});
