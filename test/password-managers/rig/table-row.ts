import type { CredentialForm } from './credential-forms.js';
import type { Measured } from './measure-form.js';
import type { BrowserKind, Offer } from './password-browser.js';

/** What a browser does with a form, in words: what it fills in, and what it offers. */
export type Cells = [fills: string, offers: string];

/** What a browser did. A name that it would not keep is said. */
export function measuredCells({ filled, offered, person }: Measured): Cells {
  const isNamed = !offered || offered.username === person.email;
  return [fillsIn(filled), offersTo(offered?.kind ?? 'nothing') + (isNamed ? '' : ', without the name')];
}

/** What it should do. */
export function expectedCells({ fills, offers, offersAnyway }: CredentialForm, browser: BrowserKind): Cells {
  return [fillsIn(fills), offersTo(offersAnyway === browser ? 'save' : offers)];
}

function fillsIn(fields: string[]): string {
  if (fields.length === 0) return 'nothing';
  return fields.map((name) => (name === 'email' ? 'address' : 'password')).join(' and ');
}

const offersTo = (kind: Offer['kind'] | 'nothing'): string => (kind === 'nothing' ? kind : `to ${kind} it`);
