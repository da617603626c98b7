import type { NotificationSetting } from '@portico/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { fill } from '../i18n/fill.js';
import { inLanguage } from '../i18n/in-language.js';
import { rich } from '../i18n/rich.js';
import { address } from '../parts/address.js';
import { lockIcon } from '../parts/icons/lock.js';
import { lateParts } from '../parts/late-parts.js';
import { contactForm, type ContactFormWords } from './contact-form.js';
import type { ContactState } from './emails-state.js';

/** What the notifications of an account show. */
export interface NotificationsFormState extends ContactState {
  /** BCP 47 tag for the site's own texts. */
  language: string;
}

/** The words of the notifications. */
export type NotificationsWords = ContactFormWords & Pick<Catalogue, 'notifications'>;

type Channel = NotificationSetting['channels'][number]['channel'];

/** What the site may write about and where, a row each; what concerns security is always on and says so. */
export function notificationsForm(state: NotificationsFormState, words: NotificationsWords): unknown {
  const { notifications: text } = words;
  return contactForm(state, words, {
    title: text.title,
    lead: leadOf(state, words),
    body: () => table(state, words),
  });
}

function leadOf({ settings }: NotificationsFormState, { notifications: text }: NotificationsWords): unknown {
  const primary = settings?.addresses.find((each) => each.primary);
  return primary ? rich(text.lead, { email: address(primary.email) }) : text.leadPlain;
}

function table(state: NotificationsFormState, words: NotificationsWords): TemplateResult {
  const { notifications: text } = words;
  const settings = state.settings?.notifications ?? [];
  const channels = (['email', 'site'] as const).filter(
    (channel) => channel === 'email' || settings.some((each) => each.channels.some((own) => own.channel === channel)),
  );
  const security: NotificationSetting = {
    id: '',
    label: [{ language: '', text: text.security }],
    description: [{ language: '', text: text.securityHint }],
    locked: true,
    channels: channels.map((channel) => ({ channel, on: true })),
  };
  const sent = !state.scripted && state.formId;
  return html`${sent ? html`<input type="hidden" name="choices" value="1" form=${sent} />` : nothing}
  <table class="pt-table" part="table">
    <thead>
      <tr>
        <th scope="col">${text.about}</th>
        ${channels.map((channel) => html`<th scope="col" class="pt-cell-mid">${text[channel]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${[...settings, security].map((each) => row(state, words, each, channels))}
    </tbody>
  </table>`;
}

function row(
  state: NotificationsFormState,
  words: NotificationsWords,
  setting: NotificationSetting,
  channels: readonly Channel[],
): TemplateResult {
  const { notifications: text } = words;
  const label = inLanguage(setting.label, state.language);
  const description = inLanguage(setting.description, state.language);
  const locked = setting.id && setting.locked ? text.locked : '';
  const hint = [description, locked].filter(Boolean).join(' · ');
  return html`<tr part="row">
    <th scope="row">
      ${label}${hint ? html`<span class="pt-sub">${setting.locked ? lockIcon : nothing} ${hint}</span>` : nothing}
      ${lateParts.fieldError?.(state, words, `notifications.${setting.id}`)}
    </th>
    ${channels.map(
      (channel) => html`<td class="pt-cell-mid" part="cell">${box(state, words, setting, channel, label)}</td>`,
    )}
  </tr>`;
}

function box(
  state: NotificationsFormState,
  { notifications: text }: NotificationsWords,
  { id, locked, channels }: NotificationSetting,
  channel: Channel,
  label: string,
): TemplateResult | typeof nothing {
  const own = channels.find((each) => each.channel === channel);
  if (!own) return nothing;
  const key = `${id} ${channel}`;
  const on = state.draft.notifications[key] ?? own.on;
  return html`<input
    type="checkbox"
    name=${id ? `choice:${key}` : nothing}
    form=${state.scripted ? nothing : (state.formId ?? nothing)}
    ?checked=${on}
    ?disabled=${locked}
    aria-label=${fill(channel === 'email' ? text.byEmail : text.onSite, { label })}
    data-pt-choice=${id ? key : nothing}
  />`;
}
