import { defineElement } from '../../base/define-element.js';
import { PorticoUserMenu } from './user-menu.js';

defineElement('portico-user-menu', PorticoUserMenu);

declare global {
  interface HTMLElementTagNameMap {
    'portico-user-menu': PorticoUserMenu;
  }
}
