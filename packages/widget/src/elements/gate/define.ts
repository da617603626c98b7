import { defineElement } from '../../base/define-element.js';
import { PorticoGate } from './gate.js';

defineElement('portico-gate', PorticoGate);

declare global {
  interface HTMLElementTagNameMap {
    'portico-gate': PorticoGate;
  }
}
