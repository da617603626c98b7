import { blankState, device, sessionsForm, type SessionsFormState } from '@portico/widget/forms';
import { listActivity } from '../../audit/list-activity.js';
import type { Deps } from '../../deps.js';
import { inTab, ownSession } from '../../http/pages/account-page.js';
import { type FormPart, printable, type PrintablePart, type PrintedBase } from '../../http/pages/form-part.js';
import { requireOwn } from '../../http/pages/require-reauthenticated.js';
import type { PageCall, PageFields, Redirect } from '../../http/pages/page.js';
import type { PageStep } from '../../http/pages/page-step.js';
import { endOtherSessions, endOwnSession } from './end-sessions.service.js';
import { listSessions } from './list-sessions.service.js';

const { attributes, base: framed } = inTab('security');

/** Where one is logged in and what happened lately, on the tab "Security". */
export function sessionsPart(deps: Deps): PrintablePart {
  const part: FormPart<SessionsFormState> = {
    path: '/account/sessions',
    tag: 'portico-sessions',
    script: 'sessions',
    attributes,
    template: (state, words) => sessionsForm(state, words),
    show: (call, base) => showSessions(deps, call, base),
    submit: (call, fields, base) => end(deps, call, fields, base),
  };
  return printable(deps, part);
}

async function showSessions(deps: Deps, call: PageCall, base: PrintedBase): Promise<SessionsFormState | Redirect> {
  const own = await ownSession(deps, call, 'security');
  if ('redirect' in own) return own;
  const { sessions } = await listSessions(deps, call.portal.id, own);
  const { entries } = await listActivity(deps, call.portal.id, own.userId);
  return {
    ...blankState('portico-sessions'),
    ...base,
    ...framed,
    sessions,
    activity: entries,
    activityShown: true,
    now: deps.clock(),
    language: call.language,
    asking: false,
    ending: '',
    said: null,
  };
}

/** What is pressed twice, or in a page that is old, changes nothing and shows what there is. */
async function end(
  deps: Deps,
  call: PageCall,
  fields: PageFields,
  base: PrintedBase,
): Promise<PageStep<SessionsFormState> | Redirect> {
  const before = await showSessions(deps, call, base);
  if ('redirect' in before) return before;
  const { portal, visitor, words, path } = call;
  const session = await requireOwn(deps, call, 'security');
  const act = fields('act');
  const others = before.sessions?.filter(({ current }) => !current) ?? [];
  const ended = others.find(({ id }) => act === `end:${id}`);
  if (ended) await endOwnSession(deps, { portal, visitor, session, input: { id: ended.id } });
  else if (act === 'end-others') await endOtherSessions(deps, { portal, visitor, session });
  else return { redirect: path('/account/security') };
  return { step: 'ended', state: { said: ended ? { device: device(ended, words) } : { count: others.length } } };
}
