/* Made by `npm run docs` from the elements. */
import '../elements/change-password/define.js';
import type { PorticoChangePassword as Element } from '../elements/change-password/change-password.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Change the password of the person who is signed in, or choose the first one for somebody who has none. */
export const PorticoChangePassword: Wrapper<
  Element,
  'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-password-changed' | 'portico-navigate' | 'portico-error'
> = wrapElement('portico-change-password', {
  attributes: ['server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-password-changed', 'portico-navigate', 'portico-error'],
  fillsItself: true,
});
