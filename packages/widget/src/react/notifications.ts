/* Made by `npm run docs` from the elements. */
import '../elements/notifications/define.js';
import type { PorticoNotifications as Element } from '../elements/notifications/notifications.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** What the site may write to the person who is signed in, and where: the catalogue is the site's, the choices are the person's. */
export const PorticoNotifications: Wrapper<
  Element,
  'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-notifications-saved' | 'portico-addresses-saved' | 'portico-navigate' | 'portico-error'
> = wrapElement('portico-notifications', {
  attributes: ['server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-notifications-saved', 'portico-addresses-saved', 'portico-navigate', 'portico-error'],
  fillsItself: true,
});
