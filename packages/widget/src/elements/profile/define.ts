import { defineElement } from '../../base/define-element.js';
import '../reauthenticate/define.js';
import { PorticoProfile } from './profile.js';

defineElement('portico-profile', PorticoProfile);

declare global {
  interface HTMLElementTagNameMap {
    'portico-profile': PorticoProfile;
  }
}
