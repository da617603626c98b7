/* Made by `npm run docs` from the elements. */
import '../elements/sessions/define.js';
import type { PorticoSessions as Element } from '../elements/sessions/sessions.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Where the person who is signed in is logged in, to be ended one by one or all others at once, and what happened to their account lately. */
export const PorticoSessions: Wrapper<
  Element,
  'noActivity' | 'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-session-ended' | 'portico-navigate' | 'portico-error'
> = wrapElement('portico-sessions', {
  attributes: ['noActivity', 'server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-session-ended', 'portico-navigate', 'portico-error'],
  fillsItself: true,
});
