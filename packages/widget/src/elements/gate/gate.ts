import { css, html, nothing, type TemplateResult } from 'lit';
import { PorticoElement } from '../../base/portico-element.js';
import { property } from '../../base/property.js';
import { sessionWithWarnings } from '../../base/session-with-warnings.js';

/**
 * Shows its content to some people only. It is for tidiness, not for protection: what is on the page can be read by
 * whoever opened it, so what must stay secret must not be sent.
 *
 * @tag portico-gate
 * @fires portico-error - The server could not be asked who is signed in. It is asked again by itself.
 * @slot - What is shown while the condition holds; nothing is shown until it is known who is signed in.
 * @slot unavailable - What is shown while the server cannot be asked who is signed in.
 */
export class PorticoGate extends PorticoElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Whom the content is for. */
  @property() when: 'logged-in' | 'logged-out' | 'staff' = 'logged-in';

  /** Set by the element itself while the server cannot be asked who is signed in. */
  @property({ type: Boolean, reflect: true }) unavailable = false;

  readonly #session = sessionWithWarnings(this);

  protected override willUpdate(): void {
    this.unavailable = this.#session.away !== undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.unavailable) return html`<slot name="unavailable"></slot>`;
    return this.#isOpen ? html`<slot></slot>` : nothing;
  }

  get #isOpen(): boolean {
    const { session } = this.#session;
    if (session === undefined) return false;
    if (this.when === 'logged-out') return session === null;
    return session !== null && (this.when === 'logged-in' || session.user.role !== 'user');
  }
}
