import { defineElement } from '../../base/define-element.js';
import { PorticoResetPassword } from './reset-password.js';

defineElement('portico-reset-password', PorticoResetPassword);

declare global {
  interface HTMLElementTagNameMap {
    'portico-reset-password': PorticoResetPassword;
  }
}
