import type { AddressModel } from '../../rig/address-model.js';

/** A link of a mail, with what should become of whoever presses it. */
export interface VerifyLink {
  token: string;
  key: string;
  rowId: string;
  fate: 'open' | 'link_used' | 'link_superseded' | 'link_dead';
}

/** A link that undoes a change, with the state that it goes back to. */
export interface UndoLink {
  token: string;
  before: { model: AddressModel; ids: Map<string, string> };
  version: number;
  fate: 'open' | 'link_used' | 'link_dead';
}
