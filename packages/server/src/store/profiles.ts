import type { Executor } from './database.js';

/** What somebody tells about themselves. Texts may be empty; `language` is null for the portal's own. */
export interface ProfileTexts {
  name: string;
  avatarUrl: string;
  jobTitle: string;
  organization: string;
  language: string | null;
}

/** A profile with the version that a change has to name. */
export interface StoredProfile extends ProfileTexts {
  version: number;
  hasPassword: boolean;
}

/** The profile of a user, or undefined when there is no such user. */
export async function findProfile(db: Executor, portalId: string, userId: string): Promise<StoredProfile | undefined> {
  const row = await db
    .selectFrom('users')
    .where('portal_id', '=', portalId)
    .where('id', '=', userId)
    .select([
      'profile_version as version',
      'name',
      'avatar_url as avatarUrl',
      'job_title as jobTitle',
      'organization',
      'language',
      'password_hash',
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const { password_hash, ...profile } = row;
  return { ...profile, hasPassword: password_hash !== null };
}

/**
 * Replaces the profile of a user and takes its next version, in one statement. False when `version` is not the present
 * one any more, or the user is blocked or gone.
 */
export async function replaceProfile(
  db: Executor,
  portalId: string,
  userId: string,
  version: number,
  profile: ProfileTexts,
): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set((eb) => ({
      name: profile.name,
      avatar_url: profile.avatarUrl,
      job_title: profile.jobTitle,
      organization: profile.organization,
      language: profile.language,
      profile_version: eb('profile_version', '+', 1),
    }))
    .where('portal_id', '=', portalId)
    .where('id', '=', userId)
    .where('status', '=', 'active')
    .where('profile_version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
