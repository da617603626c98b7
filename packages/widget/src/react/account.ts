/* Made by `npm run docs` from the elements. */
import '../elements/account/define.js';
import type { PorticoAccount as Element } from '../elements/account/account.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** The whole account in tabs: profile, email addresses with notifications, security. */
export const PorticoAccount: Wrapper<
  Element,
  'tab' | 'routing' | 'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-navigate' | 'portico-error'
> = wrapElement('portico-account', {
  attributes: ['tab', 'routing', 'server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-navigate', 'portico-error'],
  fillsItself: true,
});
