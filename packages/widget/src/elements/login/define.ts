import { defineElement } from '../../base/define-element.js';
import { PorticoLogin } from './login.js';

defineElement('portico-login', PorticoLogin);

declare global {
  interface HTMLElementTagNameMap {
    'portico-login': PorticoLogin;
  }
}
