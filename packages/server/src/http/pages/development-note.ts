import type { Deps } from '../../deps.js';
import type { PageCall } from './page.js';

/** Where mails are to be found on a machine without a mail server; nothing where there is one. */
export function developmentNote(deps: Pick<Deps, 'config'>, { path }: Pick<PageCall, 'path'>): string {
  if (deps.config.smtpUrl !== null) return '';
  return `<p class="pt-dev">Development: mails go to the <a href="${path('/dev/mailbox')}">mailbox</a>.</p>`;
}
