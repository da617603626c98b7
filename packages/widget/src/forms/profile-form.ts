import type { Profile } from '@portico/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { Catalogue } from '../i18n/catalogue.js';
import { languageName } from '../i18n/language-name.js';
import { rich } from '../i18n/rich.js';
import { actButton } from '../parts/act-button.js';
import { formAlert } from '../parts/alert.js';
import { avatar } from '../parts/avatar.js';
import { doneLine } from '../parts/done-line.js';
import { field } from '../parts/field.js';
import { firstLoad } from '../parts/first-load.js';
import { head } from '../parts/head.js';
import { warningIcon } from '../parts/icons/warning.js';
import { lateParts } from '../parts/late-parts.js';
import { selectField } from '../parts/select-field.js';
import { submitButton } from '../parts/submit-button.js';
import type { FormState } from '../parts/form-state.js';
import { differingFields, type ProfileTexts } from './profile-texts.js';

/** What the profile of an account shows. */
export interface ProfileFormState extends FormState {
  /** What is saved; null while it is not known yet. */
  profile: Profile | null;
  /** What the fields begin with, where that is not what is saved. */
  typed: ProfileTexts | null;
  /** It was saved elsewhere meanwhile: what is saved now is shown beside what was typed. */
  conflict: boolean;
  said: '' | 'saved';
}

/** The words of the profile. */
export type ProfileWords = Pick<Catalogue, 'form' | 'formLater' | 'formFailure' | 'errors' | 'fieldErrors' | 'profile'>;

/** What somebody tells about themselves. */
export function profileForm(state: ProfileFormState, words: ProfileWords): unknown {
  const { profile: text } = words;
  const { profile } = state;
  return html`<form
    slot="form"
    class="pt-form pt-narrow"
    part="form"
    method="post"
    action=${state.action}
    aria-labelledby="${state.id}-title"
    aria-busy=${state.busy || nothing}
  >
    ${head(state, text.title, text.lead)} ${formAlert(state, words, { labels: labelsOf(words) })}
    ${profile ? fields(state, words, profile) : firstLoad(state, words)} ${lateParts.formToken?.(state)}
    ${state.formToken ? html`<input type="hidden" name="version" value=${profile?.version ?? 0} />` : nothing}
  </form>`;
}

function fields(state: ProfileFormState, words: ProfileWords, saved: Profile): TemplateResult {
  const { profile: text } = words;
  const labels = labelsOf(words);
  const typed = state.typed ?? saved;
  const plain = (name: 'jobTitle' | 'organization', autocomplete: string): TemplateResult =>
    field(state, words, { name, label: optional(words, labels[name]), autocomplete, value: typed[name] });
  return html`${state.conflict ? conflict(words, typed, saved) : nothing}
    <div class="pt-beside">
      ${field(state, words, { name: 'name', label: optional(words, labels.name), autocomplete: 'name', value: typed.name })}
      ${avatar(saved.name, saved.avatarUrl)}
    </div>
    ${field(state, words, {
      name: 'avatarUrl',
      label: optional(words, labels.avatarUrl),
      type: 'url',
      autocomplete: 'photo',
      value: typed.avatarUrl,
      hint: text.pictureHint,
      verbatim: true,
    })}
    ${plain('jobTitle', 'organization-title')} ${plain('organization', 'organization')}
    ${selectField(state, words, {
      name: 'language',
      label: labels.language,
      value: typed.language,
      options: [
        { value: '', label: text.siteLanguage },
        ...saved.languages.map((tag) => ({ value: tag, label: languageName(tag), lang: tag })),
      ],
    })}
    ${state.said ? doneLine(text.saved) : nothing} ${submitButton(state, state.conflict ? text.saveOnTop : text.save)}
    ${state.conflict ? actButton({ action: 'revert', label: text.showSaved, className: 'pt-button-full' }) : nothing}`;
}

/** What is saved now, where it differs from what was typed. The ways on stand below the fields, the safe one first. */
function conflict(words: ProfileWords, typed: ProfileTexts, saved: Profile): TemplateResult {
  const { profile: text } = words;
  const labels = labelsOf(words);
  const valueOf = (name: keyof ProfileTexts): string => {
    if (name !== 'language') return saved[name] || text.empty;
    return saved.language ? languageName(saved.language) : text.siteLanguage;
  };
  return html`<div class="pt-alert pt-alert-warning" part="alert" role="group" aria-label=${text.conflictTitle} tabindex="-1" data-pt-panel>
    ${warningIcon}
    <div class="pt-alert-body">
      <p><strong>${text.conflictTitle}</strong></p>
      <p>${text.conflict}</p>
      <ul class="pt-list">
        ${differingFields(typed, saved).map(
          (name) =>
            html`<li>${rich(text.savedNow, { field: labels[name], value: html`<bdi>${valueOf(name)}</bdi>` })}</li>`,
        )}
      </ul>
    </div>
  </div>`;
}

function optional({ form }: ProfileWords, label: string): TemplateResult {
  return html`${label} <span class="pt-optional">${form.optional}</span>`;
}

function labelsOf({ profile: text }: ProfileWords): Record<keyof ProfileTexts, string> {
  const { name, picture, jobTitle, organization, language } = text;
  return { name, avatarUrl: picture, jobTitle, organization, language };
}
