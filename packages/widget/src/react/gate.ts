/* Made by `npm run docs` from the elements. */
import '../elements/gate/define.js';
import type { PorticoGate as Element } from '../elements/gate/gate.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Shows its content to some people only. */
export const PorticoGate: Wrapper<
  Element,
  'when' | 'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  never
> = wrapElement('portico-gate', {
  attributes: ['when', 'server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: [],
  fillsItself: false,
});
