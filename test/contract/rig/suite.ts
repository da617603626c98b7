import type { Backend } from './backend.js';
import { accountChecks } from './checks/account.js';
import { answerChecks } from './checks/answers.js';
import { describedChecks } from './checks/described.js';
import { refusalChecks } from './checks/refusals.js';
import { storyChecks } from './checks/story.js';

/** Reads what a back end mailed to an address: the code and the link's token of the newest mail. */
export type ReadMail = (address: string) => Promise<{ code: string; token: string }>;

/** One thing that a back end of the contract does. */
export interface Check {
  /** A sentence. */
  name: string;
  /** Rejects with what the back end did instead. */
  run: (backend: Backend) => Promise<void>;
}

/**
 * Everything that can be seen of the contract from outside. With `readMail` also what needs a mail: verification,
 * login, reset, logout, and what people do to their own account. The back end gets a few sign-ups for addresses below mail.example, and nothing else of it changes.
 */
export function conformance(readMail?: ReadMail): Check[] {
  return [
    ...answerChecks,
    ...refusalChecks,
    ...describedChecks,
    ...(readMail ? [...storyChecks(readMail), ...accountChecks(readMail)] : []),
  ];
}
