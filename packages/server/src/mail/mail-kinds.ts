import type { Whereabouts } from '../domain/whereabouts.js';

/** What was done when (ms), and from which device and roughly where. */
interface Occurrence extends Whereabouts {
  at: number;
}

/** What each kind of mail needs besides its recipient. Links and codes are secrets: they exist only sealed and sent. */
export interface MailParams {
  /** Confirm the address of a sign-up. `code` has six digits; lifetimes are in milliseconds. */
  verify_sign_up: { link: string; code: string; linkLifetime: number; codeLifetime: number };
  /** Somebody signed up with an address that already belongs to an account. */
  sign_up_taken: { loginLink: string; resetLink: string };
  /** Confirm an address that somebody adds to their account; `name` is that person's, or ''. */
  verify_address: { link: string; linkLifetime: number; name: string };
  /** Somebody wanted to add an address to their account that already belongs to another one. */
  address_taken: { loginLink: string };
  /** The addresses of the account were changed. The link, if it is not '', undoes that, until `undoUntil` (ms). */
  addresses_changed: Occurrence & {
    added: string[];
    removed: string[];
    verified: string[];
    /** The new primary address, or ''. */
    primary: string;
    undoLink: string;
    undoUntil: number;
  };
  /** A change of addresses was undone. */
  change_undone: Occurrence & { restored: string[]; dropped: string[]; primary: string; resetLink: string };
  /** Choose a new password. */
  reset_password: { link: string; linkLifetime: number };
  /** The password was changed, by a mailed link or by whoever was signed in. */
  password_changed: Occurrence & { by: 'link' | 'person'; resetLink: string };
  /** A session was ended because one of its tokens came a second time: somebody else had it. */
  refresh_reused: Occurrence & { resetLink: string };
  /** A code to prove who one is, for somebody without a password. Lifetimes in milliseconds. */
  reauthenticate: Occurrence & { code: string; codeLifetime: number };
  /** Something that the site itself tells. Texts are the site's own. */
  notification: {
    subject: string;
    paragraphs: string[];
    button: { label: string; url: string } | null;
    /** What this kind of notification is called. */
    label: string;
    unsubscribeLink: string;
  };
}

export type MailKind = keyof MailParams;

/** A mail before it is put into words. */
export type Mail = {
  [Kind in MailKind]: {
    kind: Kind;
    /** For the SMTP envelope: local part as typed, domain as A-label. */
    to: string;
    /** The address as people read it. */
    shown: string;
    language: string;
    /** Name of the portal and of the sender. */
    portalName: string;
    senderName: string;
    params: MailParams[Kind];
  };
}[MailKind];
