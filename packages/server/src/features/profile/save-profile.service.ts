import type { FieldCode, SaveProfileInput } from '@portico/contract';
import type { Deps } from '../../deps.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { languages } from '../../domain/language.js';
import { parsePersonName } from '../../domain/person-name.js';
import { parsePictureUrl } from '../../domain/picture-url.js';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../domain/visitor.js';
import { writeAudit } from '../../store/audit.js';
import { findProfile, type ProfileTexts, replaceProfile } from '../../store/profiles.js';
import type { LiveSession } from '../../store/sessions.js';
import { inTransaction } from '../../store/transaction.js';

export interface ProfileSave {
  portal: Portal;
  visitor: Visitor;
  session: LiveSession;
  input: SaveProfileInput;
}

/**
 * Saves what somebody tells about themselves, all of it or nothing. It must name the version that was read.
 *
 * @throws PorticoFault `input_invalid` by field, `version_stale`
 */
export async function saveProfile(deps: Deps, { portal, visitor, session, input }: ProfileSave): Promise<void> {
  const profile = readInput(input, !deps.addresses.isSecure);
  const { userId } = session;
  await inTransaction(deps.db, async (tx) => {
    const before = await findProfile(tx, portal.id, userId);
    if (!before) throw new PorticoFault('session_missing');
    if (!(await replaceProfile(tx, portal.id, userId, input.version, profile))) throw new PorticoFault('version_stale');
    const changed = (Object.keys(profile) as (keyof ProfileTexts)[]).filter((name) => before[name] !== profile[name]);
    if (changed.length === 0) return;
    const { ip, userAgent, requestId } = visitor;
    await writeAudit(tx, {
      portalId: portal.id,
      at: deps.clock(),
      event: 'profile_changed',
      actorId: userId,
      subjectId: userId,
      ip,
      userAgent,
      requestId,
      details: { fields: changed.join(' ') },
    });
  });
}

function readInput(input: SaveProfileInput, loopback: boolean): ProfileTexts {
  const refused: Record<string, FieldCode> = {};
  const text = (field: 'name' | 'jobTitle' | 'organization'): string => {
    const read = parsePersonName(input[field]);
    if (typeof read !== 'string') return read.name;
    refused[field] = read;
    return '';
  };
  const picture = parsePictureUrl(input.avatarUrl, loopback);
  if (typeof picture === 'string') refused['avatarUrl'] = picture;
  const language = languages.find((each) => each === input.language) ?? null;
  if (language === null && input.language !== '') refused['language'] = 'choice_invalid';
  const profile = {
    name: text('name'),
    avatarUrl: typeof picture === 'string' ? '' : picture.url,
    jobTitle: text('jobTitle'),
    organization: text('organization'),
    language,
  };
  if (Object.keys(refused).length > 0) throw fieldFault(refused);
  return profile;
}
