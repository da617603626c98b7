import { errorStatus, RowId } from '@portico/contract';
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
  type Staged,
  stageAct,
} from '@portico/widget/forms';
import type { Router } from 'express';
import { contactSettings } from '../../contact/contact-settings.js';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { forgotUrl, inTab, mountAccountPage, ownSession } from '../../http/pages/account-page.js';
import { type Asked, type FormPart, printable, type PrintedBase } from '../../http/pages/form-part.js';
import { forgetStep, keepStep, keptStep, type PageStep } from '../../http/pages/page-step.js';
import { requireReauthenticated, requireOwn } from '../../http/pages/require-reauthenticated.js';
import type { PageCall, PageFields, Redirect } from '../../http/pages/page.js';
import { requestReauthentication } from '../../session/request-reauthentication.js';
import { readDraft } from './read-draft.js';
import { resendAddressVerification } from './resend-address-verification.service.js';
import { saveContactSettings } from './save-contact-settings.service.js';

/**
 * The tab "Emails & notifications". Where there is no script, both are one form, the one of the addresses: whatever button
 * is pressed, what was ticked and typed in either of them goes along.
 */
export function contactSettingsPages(router: Router, deps: Deps): void {
  const parts = [printable(deps, emailsPart(deps)), printable(deps, notificationsPart(deps))];
  mountAccountPage(router, deps, 'emails', parts, ({ words }) => {
    const { save } = words.notifications;
    return `<noscript><div class="pt-form pt-apart"><button class="pt-button pt-button-primary" form="${formId}" name="act" value="save">${escapeHtml(save)}</button></div></noscript>`;
  });
}

const { attributes, base: framed } = inTab('emails');

const tag = 'portico-email-manager';

/** Id of the form that all fields of the tab belong to. */
const formId = `${tag}-form`;

function emailsPart(deps: Deps): FormPart<EmailsFormState> {
  return {
    path: '/account/emails',
    tag,
    script: 'email-manager',
    attributes,
    // 200 choices, ticked and in a draft, each named by 64 characters, besides the addresses.
    room: { limit: 65_536, parameterLimit: 300 },
    lasting: true,
    // What was done meanwhile, or is no longer possible, is left out.
    resume: (state, step) =>
      state.settings && step.draft
        ? { ...state, ...step, draft: rebaseDraft(state.settings, step.draft) }
        : { ...state, ...step },
    template: (state, words) => emailsForm(state, words),
    show: (call, base) => showEmails(deps, call, base),
    submit: async (call, fields, base) => {
      const shown = await showEmails(deps, call, base);
      if ('redirect' in shown) return shown;
      if (!shown.settings) throw new PorticoFault('internal');
      const draft = readDraft(shown.settings, fields);
      const typed = fields('add');
      const act = fields('act');
      if (act === 'discard') {
        forgetStep(call.cookies, tag);
        return { redirect: call.path('/account/emails') };
      }
      if (act === 'rebase') return { step: 'draft', state: { draft: rebaseDraft(shown.settings, draft), typed } };
      const staged = stageAct(shown.settings, draft, act, fields);
      if (staged) return stage(shown, staged);
      if (act.startsWith('resend:')) await resend(deps, call, act.slice('resend:'.length));
      else if (act === 'mail-code') await mailCode(deps, call);
      else return save(deps, call, fields, shown, draft);
      return { step: 'draft', state: { draft, typed, ...(act === 'mail-code' && { proof: 'code' }) } };
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
    path: '/account/emails',
    tag: 'portico-notifications',
    script: 'notifications',
    attributes,
    template: (state, words) => notificationsForm(state, words),
    show: (call, base, fields) => showNotifications(deps, call, base, fields),
  };
}

/** A change that is staged; what cannot be is refused at its field. */
function stage(
  shown: EmailsFormState,
  { draft, panel, typed, errors }: Staged,
): PageStep<EmailsFormState> | Asked<EmailsFormState> {
  if (Object.keys(errors).length === 0) return { step: 'draft', state: { draft, panel, typed } };
  return { status: errorStatus.input_invalid, asked: { ...shown, draft, panel, typed, errors } };
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
    formId,
    forgotUrl: forgotUrl(call, 'emails'),
    said: call.query('saved') === 'emails' ? 'saved' : '',
  };
}

async function showNotifications(
  deps: Deps,
  call: PageCall,
  base: PrintedBase,
  fields: PageFields,
): Promise<NotificationsFormState | Redirect> {
  const own = await ownSession(deps, call, 'emails');
  if ('redirect' in own) return own;
  const settings = await contactSettings(deps, call.portal, own.userId);
  const left = keptStep<EmailsFormState>(deps, call.cookies, tag)?.state.draft ?? noDraft;
  return {
    ...blankState('portico-notifications'),
    ...base,
    ...framed,
    ...noContact,
    settings,
    draft: fields('version') ? readDraft(settings, fields) : rebaseDraft(settings, left),
    first: false,
    bar: false,
    formId,
    forgotUrl: forgotUrl(call, 'emails'),
    language: call.language,
    said: call.query('saved') === 'notifications' ? 'saved' : '',
  };
}

async function resend(deps: Deps, call: PageCall, id: string): Promise<void> {
  // Anybody may have written the button's value.
  if (!RowId.safeParse(id).success) throw fieldFault({ id: 'address_unknown' });
  const session = await requireOwn(deps, call, 'emails');
  const { portal, visitor, language } = call;
  await resendAddressVerification(deps, { portal, visitor, session, input: { id, locale: language } });
}

/** Saves what a form has staged over the version that it was printed with. */
async function save(
  deps: Deps,
  call: PageCall,
  fields: PageFields,
  shown: EmailsFormState,
  draft: ContactDraft,
): Promise<Asked<EmailsFormState> | Redirect> {
  const { portal, visitor, language } = call;
  const session = await requireReauthenticated(deps, call, 'emails', fields);
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
    const unsaved = error instanceof PorticoFault && askFor(error, { ...shown, typed: fields('add') }, draft);
    if (!unsaved) throw error;
    // Whoever goes away for a new password comes back to what is staged.
    keepStep<EmailsFormState>(deps, call.cookies, tag, { step: 'draft', state: { draft, typed: fields('add') } });
    return unsaved;
  }
  // An address that was typed and not added is still to be added.
  const typed = fields('add');
  if (typed) keepStep<EmailsFormState>(deps, call.cookies, tag, { step: 'draft', state: { typed } });
  else forgetStep(call.cookies, tag);
  return { redirect: `${call.path('/account/emails')}?saved=${addresses ? 'emails' : 'notifications'}` };
}

/** Mails the code that the form then asks for. */
async function mailCode(deps: Deps, call: PageCall): Promise<void> {
  const { portal, visitor } = call;
  await requestReauthentication(deps, { portal, visitor, session: await requireOwn(deps, call, 'emails') });
}

/** A save that waits for something of the person: who they are, or which of two sides counts. */
function askFor(
  { code, params }: PorticoFault,
  shown: EmailsFormState,
  draft: ContactDraft,
): Asked<EmailsFormState> | undefined {
  if (code === 'version_stale') return { status: errorStatus[code], asked: { ...shown, draft, conflict: true } };
  if (code !== 'reauthentication_required') return undefined;
  const proof = params?.['method'] === 'code' ? 'code' : 'password';
  const recentMinutes = Number(params?.['minutes'] ?? 10);
  return { status: errorStatus[code], asked: { ...shown, draft, proof, recentMinutes } };
}
