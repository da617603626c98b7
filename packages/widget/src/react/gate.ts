/* Made by `npm run docs` from the elements. */
import '../elements/gate/define.js';
import type { PorticoGate as Element } from '../elements/gate/gate.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Shows its content to some people only. */
export const PorticoGate: Wrapper<
  Element,
  'when' | 'unavailable' | 'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-error'
> = wrapElement('portico-gate', {
  attributes: ['when', 'unavailable', 'server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-error'],
  fillsItself: false,
});
