/* Made by `npm run docs` from the elements. */
import '../elements/profile/define.js';
import type { PorticoProfile as Element } from '../elements/profile/profile.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** What the person who is signed in tells about themselves: name, picture, job title, organization, and the language of mails. */
export const PorticoProfile: Wrapper<
  Element,
  'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-profile-saved' | 'portico-navigate' | 'portico-error'
> = wrapElement('portico-profile', {
  attributes: ['server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-profile-saved', 'portico-navigate', 'portico-error'],
  fillsItself: true,
});
