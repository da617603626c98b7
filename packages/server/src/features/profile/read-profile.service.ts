import type { Profile } from '@portico/contract';
import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { languages } from '../../domain/language.js';
import { findProfile } from '../../store/profiles.js';

/**
 * What somebody tells about themselves.
 *
 * @throws PorticoFault `session_missing` when there is no such user any more
 */
export async function readProfile(deps: Pick<Deps, 'db'>, portalId: string, userId: string): Promise<Profile> {
  const profile = await findProfile(deps.db, portalId, userId);
  if (!profile) throw new PorticoFault('session_missing');
  // What is stored may be a language that mails no longer exist in; it must not keep the rest from being saved.
  const language = languages.find((each) => each === profile.language) ?? '';
  return { ...profile, language, languages: [...languages] };
}
