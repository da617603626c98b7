import { defineElement } from '../../base/define-element.js';
import { PorticoForgotPassword } from './forgot-password.js';

defineElement('portico-forgot-password', PorticoForgotPassword);

declare global {
  interface HTMLElementTagNameMap {
    'portico-forgot-password': PorticoForgotPassword;
  }
}
