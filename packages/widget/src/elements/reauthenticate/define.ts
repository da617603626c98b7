import { defineElement } from '../../base/define-element.js';
import { PorticoReauthenticate } from './reauthenticate.js';

defineElement('portico-reauthenticate', PorticoReauthenticate);

declare global {
  interface HTMLElementTagNameMap {
    'portico-reauthenticate': PorticoReauthenticate;
  }
}
