import { defineElement } from '../../base/define-element.js';
import { PorticoUndoChange } from './undo-change.js';

defineElement('portico-undo-change', PorticoUndoChange);

declare global {
  interface HTMLElementTagNameMap {
    'portico-undo-change': PorticoUndoChange;
  }
}
