import type { ErrorCode, SessionMethod, SessionUser } from '@portico/contract';
import type { ClientErrorCode, PorticoError } from '../client/portico-error.js';
import type { KnownSession } from '../client/core-client.js';
import type { Screen } from '../context/page-context.js';

/** Before something is sent: prevent it to stop it, or give it a promise to wait for (a captcha, a question). */
export interface BeforeDetail {
  /** The address that was typed. */
  email: string;
  /** Holds the call back until the promise resolves; a rejection stops it. */
  waitUntil: (promise: Promise<unknown>) => void;
}

/** Somebody logged in. */
export interface LoggedInDetail {
  user: Pick<SessionUser, 'id' | 'name' | 'email'>;
  method: SessionMethod;
}

/** Something happened to an address. */
export interface AddressDetail {
  email: string;
}

/** Other sessions of the person were ended. */
export interface SessionEndedDetail {
  /** How many. */
  count: number;
}

/** A way to another screen was chosen. Prevent it to go there yourself. */
export interface NavigateDetail {
  /** The screen, or `return` after a login. */
  to: Screen | 'return';
  /** Where the default action goes. */
  url: string;
  /** The address that was typed so far, so that nobody types it twice. */
  email: string;
}

/** A call failed; never with a password or a token. */
export interface ErrorDetail {
  code: ErrorCode | ClientErrorCode;
  /** HTTP status, 0 without an answer. */
  status: number;
  /** Seconds until it is worth trying again. */
  retryAfter: number | undefined;
  /** Finds the request in the server's log and audit. */
  requestId: string | undefined;
  /** With `session_unavailable`: what is in the way. */
  cause?: 'cookie_blocked' | 'cors' | 'insecure';
}

/** Addresses were saved. */
export interface AddressesSavedDetail {
  changes: {
    /** Addresses that were added; each has a mail on its way. */
    added: string[];
    removed: string[];
    /** The new primary address, or null when it stays. */
    primary: string | null;
  };
}

/** It became known who is signed in; `session` is null when nobody is. */
export interface SessionChangeDetail {
  session: Exclude<KnownSession, undefined>;
}

/** Every event of Portico's elements. All bubble and cross shadow roots; `before` ones and `navigate` can be prevented. */
export interface PorticoEventMap {
  'portico-ready': CustomEvent<SessionChangeDetail>;
  'portico-session-change': CustomEvent<SessionChangeDetail>;
  'portico-before-login': CustomEvent<BeforeDetail>;
  'portico-logged-in': CustomEvent<LoggedInDetail>;
  'portico-logged-out': CustomEvent<null>;
  'portico-before-signup': CustomEvent<BeforeDetail>;
  'portico-signed-up': CustomEvent<AddressDetail>;
  'portico-address-verified': CustomEvent<AddressDetail>;
  'portico-reset-requested': CustomEvent<AddressDetail>;
  'portico-password-changed': CustomEvent<null>;
  'portico-addresses-saved': CustomEvent<AddressesSavedDetail>;
  'portico-notifications-saved': CustomEvent<null>;
  'portico-profile-saved': CustomEvent<null>;
  'portico-session-ended': CustomEvent<SessionEndedDetail>;
  'portico-change-undone': CustomEvent<AddressDetail>;
  'portico-reauthenticated': CustomEvent<null>;
  'portico-cancel': CustomEvent<null>;
  'portico-navigate': CustomEvent<NavigateDetail>;
  'portico-error': CustomEvent<ErrorDetail>;
}

declare global {
  interface HTMLElementEventMap extends PorticoEventMap {}
  interface DocumentEventMap extends PorticoEventMap {}
  interface WindowEventMap extends PorticoEventMap {}
}

/** What `portico-error` tells of a failed call. */
export function errorDetail({ code, status, retryAfter, requestId }: PorticoError): ErrorDetail {
  return { code, status, retryAfter, requestId };
}
