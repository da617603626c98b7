import { defineElement } from '../../base/define-element.js';
import { PorticoAccount } from './account.js';
import '../change-password/define.js';
import '../email-manager/define.js';
import '../notifications/define.js';
import '../profile/define.js';
import '../sessions/define.js';

defineElement('portico-account', PorticoAccount);

declare global {
  interface HTMLElementTagNameMap {
    'portico-account': PorticoAccount;
  }
}
