import { RowId } from '@portico/contract';
import {
  addressChanges,
  blankState,
  type ContactDraft,
  type EmailsFormState,
  emailsForm,
  noContact,
  noDraft,
  notificationChoices,
  notificationsForm,
  type NotificationsFormState,
  rebaseDraft,
  stageAct,
} from '@portico/widget/forms';
import type { Router } from 'express';
import { contactSettings } from '../../contact/contact-settings.js';
import type { Deps } from '../../deps.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { inTab, mountAccountPage, ownSession } from '../../http/pages/account-page.js';
import { type FormPart, printable, type PrintedBase } from '../../http/pages/form-part.js';
import { provenOwn, requireOwn } from '../../http/pages/own-proof.js';
import type { PageCall, PageFields, Redirect } from '../../http/pages/page.js';
import { requestReauthentication } from '../../session/request-reauthentication.js';
import { readChoices, readDraft } from './read-draft.js';
import { resendAddressVerification } from './resend-address-verification.service.js';
import { saveContactSettings } from './save-contact-settings.service.js';

/** The tab "Emails & notifications": two forms, each of which is saved by itself where there is no script. */
export function contactSettingsPages(router: Router, deps: Deps): void {
  mountAccountPage(router, deps, 'emails', [
    printable(deps, emailsPart(deps)),
    printable(deps, notificationsPart(deps)),
  ]);
}

const { attributes, base: framed } = inTab('emails');

function emailsPart(deps: Deps): FormPart<EmailsFormState> {
  return {
    path: '/account/emails',
    tag: 'portico-email-manager',
    script: 'email-manager',
    attributes,
    template: (state, words) => emailsForm(state, words),
    show: (call, base) => showEmails(deps, call, base),
    submit: async (call, fields, base) => {
      const shown = await showEmails(deps, call, base);
      if ('redirect' in shown || !shown.settings) return shown;
      const draft = readDraft(shown.settings, fields);
      const typed = fields('add');
      const act = fields('act');
      if (act === 'discard') return shown;
      if (act === 'rebase') return { ...shown, draft: rebaseDraft(shown.settings, draft) };
      const staged = stageAct(shown.settings, draft, act, fields);
      if (staged) return { ...shown, ...staged };
      if (act.startsWith('resend:')) return resend(deps, call, act.slice('resend:'.length), { ...shown, draft, typed });
      return act === 'mail-code'
        ? mailCode(deps, call, { ...shown, draft, typed })
        : save(deps, call, fields, shown, draft);
    },
    keep: (state, fields) => {
      if (!state.settings) return state;
      const proof = (['password', 'code'] as const).find((each) => each === fields('proof')) ?? '';
      return { ...state, proof, draft: readDraft(state.settings, fields), typed: fields('add') };
    },
  };
}

function notificationsPart(deps: Deps): FormPart<NotificationsFormState> {
  return {
    path: '/account/notifications',
    tag: 'portico-notifications',
    script: 'notifications',
    attributes,
    // 200 choices, ticked and in a draft, each named by 64 characters.
    room: { limit: 65_536, parameterLimit: 260 },
    template: (state, words) => notificationsForm(state, words),
    show: (call, base) => showNotifications(deps, call, base),
    submit: async (call, fields, base) => {
      const shown = await showNotifications(deps, call, base);
      if ('redirect' in shown || !shown.settings) return shown;
      return save(deps, call, fields, shown, readChoices(shown.settings, fields));
    },
    keep: (state, fields) => (state.settings ? { ...state, draft: readChoices(state.settings, fields) } : state),
  };
}

async function showEmails(deps: Deps, call: PageCall, base: PrintedBase): Promise<EmailsFormState | Redirect> {
  const own = await ownSession(deps, call, 'emails');
  if ('redirect' in own) return own;
  const settings = await contactSettings(deps, call.portal, own.userId);
  return {
    ...blankState('portico-email-manager'),
    ...base,
    ...framed,
    ...noContact,
    settings,
    draft: noDraft,
    now: settings.now,
    panel: '',
    primaryChangeable: true,
    typed: '',
    said: call.query('saved') === 'emails' ? 'saved' : '',
  };
}

async function showNotifications(
  deps: Deps,
  call: PageCall,
  base: PrintedBase,
): Promise<NotificationsFormState | Redirect> {
  const own = await ownSession(deps, call, 'emails');
  if ('redirect' in own) return own;
  return {
    ...blankState('portico-notifications'),
    ...base,
    ...framed,
    ...noContact,
    settings: await contactSettings(deps, call.portal, own.userId),
    draft: noDraft,
    language: call.language,
    said: call.query('saved') === 'notifications' ? 'saved' : '',
  };
}

async function resend(deps: Deps, call: PageCall, id: string, shown: EmailsFormState): Promise<EmailsFormState> {
  // Anybody may have written the button's value.
  if (!RowId.safeParse(id).success) throw fieldFault({ id: 'address_unknown' });
  const session = await requireOwn(deps, call, 'emails');
  const { portal, visitor, language } = call;
  await resendAddressVerification(deps, { portal, visitor, session, input: { id, locale: language } });
  const settings = await contactSettings(deps, portal, session.userId);
  return { ...shown, settings, now: settings.now };
}

/** Saves what a form has staged over the version that it was printed with. */
async function save<State extends EmailsFormState | NotificationsFormState>(
  deps: Deps,
  call: PageCall,
  fields: PageFields,
  shown: State,
  draft: ContactDraft,
): Promise<State | Redirect> {
  const { portal, visitor, language } = call;
  const session = await provenOwn(deps, call, 'emails', fields);
  const addresses = addressChanges(draft);
  const notifications = notificationChoices(draft);
  const input = {
    // Whatever is no version is a stale one.
    version: /^\d{1,9}$/.test(fields('version')) ? Number(fields('version')) : -1,
    locale: language,
    ...(addresses ? { addresses } : {}),
    ...(notifications ? { notifications } : {}),
  };
  try {
    await saveContactSettings(deps, { portal, visitor, session, input });
  } catch (error) {
    const unsaved = error instanceof PorticoFault && askFor(error, shown, draft);
    if (!unsaved) throw error;
    return unsaved;
  }
  return { redirect: `${call.path('/account/emails')}?saved=${addresses ? 'emails' : 'notifications'}` };
}

/** Mails the code that the form then asks for. */
async function mailCode(deps: Deps, call: PageCall, shown: EmailsFormState): Promise<EmailsFormState> {
  const { portal, visitor } = call;
  await requestReauthentication(deps, { portal, visitor, session: await requireOwn(deps, call, 'emails') });
  return { ...shown, proof: 'code' };
}

/** A save that waits for something of the person: who they are, or which of two sides counts. */
function askFor<State extends EmailsFormState | NotificationsFormState>(
  { code, params }: PorticoFault,
  shown: State,
  draft: ContactDraft,
): State | undefined {
  if (code === 'version_stale') return { ...shown, draft, conflict: true };
  if (code !== 'reauthentication_required') return undefined;
  const proof = params?.['method'] === 'code' ? 'code' : 'password';
  return { ...shown, draft, proof, recentMinutes: Number(params?.['minutes'] ?? 10) };
}
