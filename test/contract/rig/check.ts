import type { Backend } from './backend.js';

/** Reads what a back end mailed to an address: the code and the link's token of the newest mail. */
export type ReadMail = (address: string) => Promise<{ code: string; token: string }>;

/** One thing that a back end of the contract does. */
export interface Check {
  /** A sentence. */
  name: string;
  /** Rejects with what the back end did instead. */
  run: (backend: Backend) => Promise<void>;
}
