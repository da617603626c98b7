import type { Deps } from '../deps.js';
import { isStillWanted } from '../notifications/is-still-wanted.js';
import { isChallengeLive, isConfirmedMeanwhile } from '../store/challenges.js';
import type { LeasedMail } from '../store/outbox.js';
import type { Mail } from './mail-kinds.js';
import { readMail } from './write-mail.js';

/**
 * Why a mail that waited must not leave any more, or undefined: its link is dead, or
 * asks to confirm an address that somebody has confirmed (`superseded`); or it is a notification
 * that is not for that address, or not wanted, by now (`unwanted`).
 */
export async function whyOutdated(
  deps: Pick<Deps, 'box' | 'clock' | 'db'>,
  row: LeasedMail,
): Promise<'superseded' | 'unwanted' | undefined> {
  const { challengeId, kind, portalId } = row;
  if (challengeId && !(await isChallengeLive(deps.db, challengeId, deps.clock()))) return 'superseded';
  const isConfirmation = kind === 'verify_sign_up' || kind === 'verify_address';
  if (challengeId && isConfirmation && (await isConfirmedMeanwhile(deps.db, challengeId))) return 'superseded';
  const mail = kind === 'notification' ? peek(deps, row) : undefined;
  if (mail?.kind !== 'notification') return undefined;
  const { to, params } = mail;
  return (await isStillWanted(deps, portalId, { to, ...params })) ? undefined : 'unwanted';
}

/** What cannot be read is undefined here, and fails when it is sent. */
function peek(deps: Pick<Deps, 'box'>, row: LeasedMail): Mail | undefined {
  try {
    return readMail(deps, row);
  } catch {
    return undefined;
  }
}
