import type { PorticoEventMap } from '@portico/widget';
import { node } from './node.js';

const names: Record<keyof PorticoEventMap, true> = {
  'portico-ready': true,
  'portico-session-change': true,
  'portico-before-login': true,
  'portico-logged-in': true,
  'portico-logged-out': true,
  'portico-before-signup': true,
  'portico-signed-up': true,
  'portico-address-verified': true,
  'portico-reset-requested': true,
  'portico-password-changed': true,
  'portico-addresses-saved': true,
  'portico-notifications-saved': true,
  'portico-profile-saved': true,
  'portico-session-ended': true,
  'portico-change-undone': true,
  'portico-reauthenticated': true,
  'portico-cancel': true,
  'portico-navigate': true,
  'portico-error': true,
};

/** Lists events as they fire. Nothing leads away from the gallery: where an element would go is in the list. */
export function eventList(): HTMLElement {
  const none = node('p', { class: 'quiet' }, 'None yet.');
  const list = node('ol', { class: 'events' });
  for (const name of Object.keys(names)) {
    document.addEventListener(name, (event) => {
      if (name === 'portico-navigate') event.preventDefault();
      none.hidden = true;
      list.prepend(node('li', {}, node('code', {}, name), ...detailOf(event as CustomEvent<unknown>)));
    });
  }
  const head = node('div', { class: 'aside-head' }, node('h2', {}, 'Events'));
  return node('section', {}, head, none, list);
}

function detailOf({ detail }: CustomEvent<unknown>): Node[] {
  return detail === null ? [] : [node('pre', {}, JSON.stringify(detail, null, 2))];
}
