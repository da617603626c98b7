import { defineElement } from '../../base/define-element.js';
import '../reauthenticate/define.js';
import { PorticoNotifications } from './notifications.js';

defineElement('portico-notifications', PorticoNotifications);

declare global {
  interface HTMLElementTagNameMap {
    'portico-notifications': PorticoNotifications;
  }
}
