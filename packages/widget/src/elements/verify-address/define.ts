import { defineElement } from '../../base/define-element.js';
import { PorticoVerifyAddress } from './verify-address.js';

defineElement('portico-verify-address', PorticoVerifyAddress);

declare global {
  interface HTMLElementTagNameMap {
    'portico-verify-address': PorticoVerifyAddress;
  }
}
