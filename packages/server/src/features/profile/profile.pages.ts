import { errorStatus } from '@portico/contract';
import { blankState, profileForm, type ProfileFormState, readProfile as readFields } from '@portico/widget/forms';
import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { inTab, mountAccountPage, ownSession } from '../../http/pages/account-page.js';
import { type Asked, type FormPart, printable, type PrintedBase } from '../../http/pages/form-part.js';
import type { PageCall, PageFields, Redirect } from '../../http/pages/page.js';
import { requireOwn } from '../../http/pages/require-reauthenticated.js';
import { readProfile } from './read-profile.service.js';
import { saveProfile } from './save-profile.service.js';

/** The tab "Profile". */
export function profilePages(router: Router, deps: Deps): void {
  mountAccountPage(router, deps, 'profile', [printable(deps, profilePart(deps))]);
}

const { attributes, base: framed } = inTab('profile');

function profilePart(deps: Deps): FormPart<ProfileFormState> {
  return {
    path: '/account',
    tag: 'portico-profile',
    script: 'profile',
    attributes,
    template: (state, words) => profileForm(state, words),
    show: (call, base) => showProfile(deps, call, base),
    submit: async (call, fields, base) => {
      const shown = await showProfile(deps, call, base);
      if ('redirect' in shown) return shown;
      return fields('act') === 'revert' ? { redirect: call.path('/account') } : save(deps, call, fields, shown);
    },
    keep: (state, fields) => ({ ...state, typed: readFields(fields), said: '' }),
  };
}

async function showProfile(deps: Deps, call: PageCall, base: PrintedBase): Promise<ProfileFormState | Redirect> {
  const own = await ownSession(deps, call, 'profile');
  if ('redirect' in own) return own;
  return {
    ...blankState('portico-profile'),
    ...base,
    ...framed,
    profile: await readProfile(deps, call.portal.id, own.userId),
    typed: null,
    conflict: false,
    said: call.query('saved') === 'profile' ? 'saved' : '',
  };
}

/** Saves over the version that the form was printed with; where another one is saved by now, both sides are shown. */
async function save(
  deps: Deps,
  call: PageCall,
  fields: PageFields,
  shown: ProfileFormState,
): Promise<Asked<ProfileFormState> | Redirect> {
  const { portal, visitor } = call;
  const session = await requireOwn(deps, call, 'profile');
  const typed = readFields(fields);
  // Whatever is no version is a stale one.
  const version = /^\d{1,9}$/.test(fields('version')) ? Number(fields('version')) : -1;
  try {
    await saveProfile(deps, { portal, visitor, session, input: { version, ...typed } });
  } catch (error) {
    if (!(error instanceof PorticoFault) || error.code !== 'version_stale') throw error;
    return { status: errorStatus.version_stale, asked: { ...shown, typed, conflict: true } };
  }
  return { redirect: `${call.path('/account')}?saved=profile` };
}
