import type { ActivityEntry, OwnSession } from '@portico/contract';
import type { Catalogue } from '../i18n/catalogue.js';
import { fill } from '../i18n/fill.js';
import type { FormState } from '../parts/form-state.js';

/** What the sessions of an account show. */
export interface SessionsFormState extends FormState {
  /** Where one is logged in, this device first; null while it is not known yet. */
  sessions: OwnSession[] | null;
  /** What happened lately, the newest first; null when it is not known. */
  activity: ActivityEntry[] | null;
  activityShown: boolean;
  /** The server's clock, ms since 1970, when the lists were made. */
  now: number;
  /** BCP 47 tag in which times and lists are said. */
  language: string;
  /** The question whether to end all others is open. */
  asking: boolean;
  /** What is being ended: the id of a session, `others`, or '' for nothing. */
  ending: string;
  /** What was just done: the session of a device was ended, or so many others. */
  said: { device: string } | { count: number } | null;
}

/** The words of the sessions. */
export type SessionsWords = Pick<
  Catalogue,
  'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'sessions' | 'activity'
>;

/** The sessions that may be ended here: all but the one that asks. */
export function otherSessions({ sessions }: Pick<SessionsFormState, 'sessions'>): OwnSession[] {
  return sessions?.filter(({ current }) => !current) ?? [];
}

/** A sentence about what was just done, or ''. */
export function saidSentence({ said }: SessionsFormState, { sessions: text }: Pick<Catalogue, 'sessions'>): string {
  if (!said) return '';
  return 'count' in said ? text.endedOthers(said.count) : fill(text.ended, said);
}
