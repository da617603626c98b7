import { defineElement } from '../../base/define-element.js';
import '../reauthenticate/define.js';
import { PorticoEmailManager } from './email-manager.js';

defineElement('portico-email-manager', PorticoEmailManager);

declare global {
  interface HTMLElementTagNameMap {
    'portico-email-manager': PorticoEmailManager;
  }
}
