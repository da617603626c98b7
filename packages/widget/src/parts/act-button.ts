import { html, nothing, type TemplateResult } from 'lit';

/** A button inside a form that does something of its own: by script at once, without script by sending the form. */
export interface ActButtonOptions {
  /** What it does, such as `remove:<id>`; also sent as the value of `act`. */
  action: string;
  label: unknown;
  className?: string;
  /** Name for assistive technology, where the label alone does not say on what. */
  name?: string;
  /** Shown, focusable and without effect; what says why is told by `describedBy`. */
  blocked?: boolean;
  /** Id of the text that says why it is blocked. */
  describedBy?: string | undefined;
  /** What it does is under way. */
  busy?: boolean;
}

export function actButton(options: ActButtonOptions): TemplateResult {
  const { action, blocked } = options;
  return html`<button
    type="submit"
    name="act"
    value=${action}
    formnovalidate
    class="pt-button ${options.className ?? 'pt-button-small'}"
    part="button"
    data-pt-action=${action}
    aria-label=${options.name ?? nothing}
    aria-busy=${options.busy ? 'true' : nothing}
    aria-disabled=${blocked ? 'true' : nothing}
    aria-describedby=${blocked ? (options.describedBy ?? nothing) : nothing}
  >
    ${options.busy ? html`<span class="pt-spinner"></span>` : nothing}${options.label}
  </button>`;
}
