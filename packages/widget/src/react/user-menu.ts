/* Made by `npm run docs` from the elements. */
import '../elements/user-menu/define.js';
import type { PorticoUserMenu as Element } from '../elements/user-menu/user-menu.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** The name of the person at the top of the page, with what belongs to an account; for visitors the ways in. */
export const PorticoUserMenu: Wrapper<
  Element,
  'noSignup' | 'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-logged-out' | 'portico-navigate' | 'portico-error'
> = wrapElement('portico-user-menu', {
  attributes: ['noSignup', 'server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-logged-out', 'portico-navigate', 'portico-error'],
  fillsItself: false,
});
