import { defineElement } from '../../base/define-element.js';
import '../reauthenticate/define.js';
import { PorticoChangePassword } from './change-password.js';

defineElement('portico-change-password', PorticoChangePassword);

declare global {
  interface HTMLElementTagNameMap {
    'portico-change-password': PorticoChangePassword;
  }
}
