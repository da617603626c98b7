import { defineElement } from '../../base/define-element.js';
import '../reauthenticate/define.js';
import { PorticoSessions } from './sessions.js';

defineElement('portico-sessions', PorticoSessions);

declare global {
  interface HTMLElementTagNameMap {
    'portico-sessions': PorticoSessions;
  }
}
