/* Made by `npm run docs` from the elements. */
import '../elements/provider/define.js';
import type { PorticoProvider as Element } from '../elements/provider/provider.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Tells all elements inside it which server to talk to, where the other screens are and what the portal is called. */
export const PorticoProvider: Wrapper<
  Element,
  | 'server'
  | 'session'
  | 'portalName'
  | 'loginUrl'
  | 'signupUrl'
  | 'forgotUrl'
  | 'verifyUrl'
  | 'resetUrl'
  | 'accountUrl'
  | 'emailsUrl'
  | 'securityUrl'
  | 'homeUrl'
  | 'messages'
  | 'client',
  'portico-ready' | 'portico-error' | 'portico-session-change'
> = wrapElement('portico-provider', {
  attributes: [
    'server',
    'session',
    'portalName',
    'loginUrl',
    'signupUrl',
    'forgotUrl',
    'verifyUrl',
    'resetUrl',
    'accountUrl',
    'emailsUrl',
    'securityUrl',
    'homeUrl',
  ],
  properties: ['messages', 'client'],
  events: ['portico-ready', 'portico-error', 'portico-session-change'],
  fillsItself: false,
});
