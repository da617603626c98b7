import type { Consent, SignUpField } from '@portico/contract';
import type { NotificationKind } from './notification-kind.js';

/** Which ways in a portal offers. */
export interface PortalOptions {
  /** Visitors may look around without a session. */
  anonymous: boolean;
  /** People log in with an address and a password. */
  password: boolean;
  /** New people may sign up; needs `password`. */
  signUp: boolean;
}

/** What a portal asks for at sign-up besides address, password and name. */
export interface SignUpForm {
  fields: SignUpField[];
  consents: Consent[];
}

/** One site's account world: the security boundary. */
export interface Portal {
  id: string;
  slug: string;
  name: string;
  /** BCP 47 tag. */
  language: string;
  mailSenderName: string;
  options: PortalOptions;
  signUpForm: SignUpForm;
  /** What the site may write to people about, besides what concerns their account's security. */
  notifications: NotificationKind[];
  /** Origins of host pages, normalised as `new URL().origin`. */
  allowedOrigins: string[];
  /** Its own host without port, or null for a portal that is reached by path only. */
  host: string | null;
}

/** Lower case letters, digits and inner hyphens, 3 to 63 of them: a DNS label (RFC 1035 section 2.3.1). */
export function isSlug(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{1,61})[a-z0-9]$/.test(text) && !text.startsWith('xn--');
}
