import { type ContactSettings, RowId } from '@portico/contract';
import { type ContactDraft, noDraft, stageChoice, stageWish } from '@portico/widget/forms';
import * as z from 'zod';
import type { PageFields } from '../../http/pages/page.js';

const email = z.string().max(512);
const id = z.union([z.literal(''), RowId]);

/** A draft as a form without script sends it along. Anybody may have written it: only its form is checked here. */
const Draft: z.ZodType<ContactDraft> = z.strictObject({
  add: z.array(z.strictObject({ email, makePrimary: z.boolean() })).max(10),
  remove: z.array(RowId).max(20),
  primary: id,
  replacePrimary: email,
  onceVerified: z.nullable(id),
  notifications: z.record(z.string().max(80), z.boolean()),
});

/** The draft that a form sends, with the boxes that were ticked in it. One that is none is nothing staged. */
export function readDraft(settings: ContactSettings, fields: PageFields): ContactDraft {
  return readChoices(settings, wishesOf(settings, parse(fields('draft')), fields), fields);
}

/** The draft with the choices about notifications as the boxes of a form have them. */
function readChoices(settings: ContactSettings, staged: ContactDraft, fields: PageFields): ContactDraft {
  // Of a form without the boxes, none was unticked.
  if (!fields('choices')) return staged;
  let draft = staged;
  for (const { id: notification, locked, channels } of settings.notifications) {
    if (locked) continue;
    for (const { channel } of channels) {
      const key = `${notification} ${channel}`;
      draft = stageChoice(settings, draft, key, fields(`choice:${key}`) !== '');
    }
  }
  return draft;
}

function parse(text: string): ContactDraft {
  try {
    return Draft.parse(JSON.parse(text));
  } catch {
    return noDraft;
  }
}

/** Of several ticked "make it primary" boxes the one counts that was not ticked before. */
function wishesOf(settings: ContactSettings, draft: ContactDraft, fields: PageFields): ContactDraft {
  const saved = settings.addresses.filter(({ verified }) => !verified).map((each) => each.id);
  const all = [...saved, ...draft.add.keys()];
  const isWished = (which: string | number): boolean => {
    if (typeof which === 'number') return draft.add[which]?.makePrimary ?? false;
    const once = settings.addresses.find((each) => each.id === which)?.onceVerified;
    return draft.onceVerified === null ? once !== undefined && once !== 'secondary' : draft.onceVerified === which;
  };
  const ticked = all.filter((which) => fields(`wish:${which}`) !== '');
  const next = ticked.find((which) => !isWished(which));
  if (next !== undefined) return stageWish(settings, draft, next, true);
  // Boxes are only missing where the form showed them.
  const gone = all.find((which) => isWished(which) && !ticked.includes(which));
  return gone === undefined || fields('act') === '' ? draft : stageWish(settings, draft, gone, false);
}
