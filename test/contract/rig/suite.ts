import type { Check, ReadMail } from './check.js';
import { accountChecks } from './checks/account.js';
import { answerChecks } from './checks/answers.js';
import { describedChecks } from './checks/described.js';
import { refusalChecks } from './checks/refusals.js';
import { storyChecks } from './checks/story.js';

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
