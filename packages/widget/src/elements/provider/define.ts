import { defineElement } from '../../base/define-element.js';
import { PorticoProvider } from './provider.js';

defineElement('portico-provider', PorticoProvider);

declare global {
  interface HTMLElementTagNameMap {
    'portico-provider': PorticoProvider;
  }
}
