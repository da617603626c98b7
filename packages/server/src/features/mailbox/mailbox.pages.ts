import type { RequestHandler, Router } from 'express';
import { hour } from '../../domain/clock.js';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import { PorticoFault } from '../../domain/fault.js';
import { clientAddress } from '../../http/client-address.js';
import { isLoopback } from '../../config/config.js';
import { mountAction } from '../../http/pages/page.js';
import { mountView } from '../../http/pages/view.js';
import { type MailboxMail, openMailboxRow } from '../../mail/mailbox-transport.js';
import type { MovableClock } from '../../http/feature.js';
import { findInMailbox, listMailbox, type MailboxRow } from '../../store/mailbox.js';

const skips = [1, 24];

/**
 * The development mailbox: every mail that would have been sent, and buttons that put the clock forward. It exists
 * only where no SMTP server is set, and answers only to this machine.
 */
export function mailboxPages(router: Router, deps: Deps, clock: MovableClock | undefined): void {
  if (!clock) return;
  router.use('/dev', onlyThisMachine);

  mountView(router, deps, '/dev/mailbox', async ({ formToken, path }) => ({
    title: 'Development mailbox',
    main: list(open(deps, await listMailbox(deps.db, 100)), path, skipForm(path, formToken(), clock)),
    scripts: [],
  }));

  mountView(router, deps, '/dev/mailbox/:id', async ({ path, parameter }) => {
    const { mail, row } = await find(deps, parameter('id'));
    return { title: mail.subject, main: letter(mail, row, path), scripts: [] };
  });

  router.get('/dev/mailbox/:id/html', async (req, res) => {
    const { mail } = await find(deps, req.params['id']);
    // The mail is shown as a mail program would: no script, its own inline styles, links open in the whole window.
    res.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation",
    );
    res.setHeader('Cache-Control', 'no-store');
    res.type('html').send(mail.html.replace('<head>', '<head><base target="_top">'));
  });

  mountAction(router, deps, '/dev/skip', async ({ path }, fields) => {
    const hours = Number(fields('hours'));
    if (!skips.includes(hours)) throw new PorticoFault('input_invalid');
    await clock.skip(hours * hour);
    deps.wakeOutbox();
    return { redirect: path('/dev/mailbox') };
  });
}

/**
 * The connection alone does not tell: a proxy or a tunnel connects from here as well, and so does the browser of
 * whoever opened a page whose name was pointed at this machine. Both give themselves away by the host they ask for.
 */
const onlyThisMachine: RequestHandler = (req, _res, next) => {
  const asked = `http://${req.headers.host ?? ''}`;
  // Express reads X-Forwarded-Host where a proxy is trusted: it betrays one that says localhost to us.
  const isHere =
    isLoopback(clientAddress(req.socket.remoteAddress)) &&
    URL.canParse(asked) &&
    isLoopback(new URL(asked).hostname) &&
    isLoopback(req.hostname) &&
    isLoopback(clientAddress(req.ip));
  next(isHere ? undefined : new PorticoFault('page_unknown'));
};

async function find(deps: Deps, id: string): Promise<{ row: MailboxRow; mail: MailboxMail }> {
  // PostgreSQL takes no NUL in a text, and fails where SQLite finds nothing.
  const row = id.includes('\0') ? undefined : await findInMailbox(deps.db, id);
  if (!row) throw new PorticoFault('page_unknown');
  return { row, mail: openMailboxRow(deps.box, row) };
}

function open(deps: Deps, rows: MailboxRow[]): { row: MailboxRow; mail: MailboxMail }[] {
  return rows.map((row) => ({ row, mail: openMailboxRow(deps.box, row) }));
}

function list(mails: { row: MailboxRow; mail: MailboxMail }[], path: (page: string) => string, skip: string): string {
  const rows = mails.map(
    ({ row, mail }) =>
      `<li><a class="pt-link" href="${path(`/dev/mailbox/${row.id}`)}">${escapeHtml(mail.subject)}</a><br><span class="pt-hint"><bdi dir="ltr">${escapeHtml(mail.to)}</bdi> · ${time(row.receivedAt)}</span></li>`,
  );
  const content =
    rows.length > 0 ? `<ul class="pt-mails">${rows.join('')}</ul>` : '<p class="pt-lead">No mail yet.</p>';
  return `<section class="pt-form pt-notice pt-wide"><div class="pt-head"><h1 class="pt-title">Development mailbox</h1><p class="pt-lead">Mails stay here because SMTP_URL is not set. Nothing leaves this machine.</p></div>${content}${skip}</section>`;
}

function skipForm(path: (page: string) => string, token: string, clock: MovableClock): string {
  const buttons = skips
    .map((hours) => `<button class="pt-button pt-button-small" name="hours" value="${hours}">Skip ${hours} h</button>`)
    .join('');
  return `<form class="pt-foot" method="post" action="${path('/dev/skip')}"><input type="hidden" name="form_token" value="${token}"><p>It is ${time(clock.now())} for this server. Put its clock forward to watch a link expire.</p><div class="pt-line">${buttons}</div></form>`;
}

function letter(mail: MailboxMail, row: MailboxRow, path: (page: string) => string): string {
  const line = (name: string, value: string): string => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`;
  return `<section class="pt-form pt-notice pt-wide"><div class="pt-head"><h1 class="pt-title">${escapeHtml(mail.subject)}</h1></div><dl class="pt-mail-head">${line('From', mail.from)}${line('To', mail.to)}${line('Received', time(row.receivedAt))}</dl><iframe class="pt-mail" src="${path(`/dev/mailbox/${row.id}/html`)}" title="The mail as HTML" sandbox="allow-top-navigation-by-user-activation"></iframe><details><summary>As plain text</summary><pre class="pt-mail-text">${escapeHtml(mail.text)}</pre></details><p><a class="pt-link" href="${path('/dev/mailbox')}">All mails</a></p></section>`;
}

function time(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
