/** What each kind of mail needs besides its recipient. Links and codes are secrets: they exist only sealed and sent. */
export interface MailParams {
  /** Confirm the address of a sign-up. `code` has six digits; lifetimes are in milliseconds. */
  verify_sign_up: { link: string; code: string; linkLifetime: number; codeLifetime: number };
  /** Somebody signed up with an address that already belongs to an account. */
  sign_up_taken: { loginLink: string; resetLink: string };
  /** Choose a new password. */
  reset_password: { link: string; linkLifetime: number };
  /** The password was changed: when (ms), and from where as far as known. */
  password_changed: { at: number; browser: string | null; system: string | null; ip: string; resetLink: string };
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
