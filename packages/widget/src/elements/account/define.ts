import { defineElement } from '../../base/define-element.js';
import { PorticoAccount } from './account.js';
import '../email-manager/define.js';
import '../notifications/define.js';

defineElement('portico-account', PorticoAccount);

declare global {
  interface HTMLElementTagNameMap {
    'portico-account': PorticoAccount;
  }
}
