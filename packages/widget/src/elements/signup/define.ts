import { defineElement } from '../../base/define-element.js';
import { PorticoSignup } from './signup.js';

defineElement('portico-signup', PorticoSignup);

declare global {
  interface HTMLElementTagNameMap {
    'portico-signup': PorticoSignup;
  }
}
