import type { Profile } from '@portico/contract';

/** What of a profile can be changed, in the order of the form. */
export const profileFields = ['name', 'avatarUrl', 'jobTitle', 'organization', 'language'] as const;

/** The fields of a profile by their names. */
export type ProfileTexts = Pick<Profile, (typeof profileFields)[number]>;

/** What a form was sent with, read by the name of each field. */
export function readProfile(field: (name: string) => string): ProfileTexts {
  return Object.fromEntries(profileFields.map((name) => [name, field(name)])) as ProfileTexts;
}

/**
 * What was typed over a profile, put on top of another one that was saved meanwhile: fields that nobody touched here
 * follow what is saved now.
 */
export function rebaseProfile(typed: ProfileTexts, former: ProfileTexts, now: ProfileTexts): ProfileTexts {
  return readProfile((name) => {
    const key = name as keyof ProfileTexts;
    return typed[key] === former[key] ? now[key] : typed[key];
  });
}

/** The fields in which a form differs from what is saved. */
export function differingFields(typed: ProfileTexts, saved: ProfileTexts): (keyof ProfileTexts)[] {
  return profileFields.filter((name) => typed[name] !== saved[name]);
}
