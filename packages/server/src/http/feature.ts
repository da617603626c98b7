import type { Router } from 'express';
import type { Deps } from '../deps.js';
import type { Clock } from '../domain/clock.js';
import type { PrintablePart } from './pages/form-part.js';

/** A clock that the development mailbox puts forward. Times are in milliseconds. */
export interface MovableClock {
  /** How far it was put forward. */
  readonly offset: number;
  readonly now: Clock;
  skip: (milliseconds: number) => Promise<void>;
}

/** What one feature adds to the server. The app goes through the list of them. */
export interface Feature {
  /** Puts its operations on the API's router. */
  routes?: (router: Router, deps: Deps) => void;
  /**
   * Loads what puts its printed pages on their router: the templates are heavy, so they come after the first answer.
   * `clock` is that of the development mailbox, where there is one.
   */
  pages?: () => Promise<(router: Router, deps: Deps, clock: MovableClock | undefined) => void>;
  /** Loads its part of the account's Security tab. */
  securityPart?: () => Promise<(deps: Deps) => PrintablePart>;
}
