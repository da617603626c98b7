/* Made by `npm run docs` from the elements. */
import '../elements/undo-change/define.js';
import type { PorticoUndoChange as Element } from '../elements/undo-change/undo-change.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** Take back a change of email addresses with the token of a mailed link; nothing happens until its box is ticked and its button pressed. */
export const PorticoUndoChange: Wrapper<
  Element,
  'token' | 'server' | 'headingLevel' | 'theme' | 'headlessCard' | 'messages' | 'client',
  'portico-change-undone' | 'portico-navigate' | 'portico-error'
> = wrapElement('portico-undo-change', {
  attributes: ['token', 'server', 'headingLevel', 'theme', 'headlessCard'],
  properties: ['messages', 'client'],
  events: ['portico-change-undone', 'portico-navigate', 'portico-error'],
  fillsItself: true,
});
