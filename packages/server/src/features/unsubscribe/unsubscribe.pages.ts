import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import type { NotificationKind } from '../../domain/notification-kind.js';
import { pageCall, type PageCall } from '../../http/pages/page.js';
import { mountView, sendView, type View } from '../../http/pages/view.js';
import { unsubscribe, unsubscribeTarget } from './unsubscribe.service.js';

/**
 * The page of an unsubscribe link. Its GET changes nothing: mail scanners open links. The POST needs neither a login nor
 * a form of ours, because mail programs send it by themselves, with whatever body (RFC 8058); the link's signature is
 * the proof, and all that it can do is switch one notification off. They follow no redirect, so only what our own button
 * sends (`by=button`) is answered with one.
 */
export function unsubscribePages(router: Router, deps: Deps): void {
  mountView(router, deps, '/unsubscribe', (call) => {
    const token = call.query('token');
    const kind = unsubscribeTarget(deps, call.portal, token);
    const isDone = call.query('step') === 'done';
    return Promise.resolve(kind ? (isDone ? done(call, kind) : ask(call, kind, token)) : dead(call));
  });

  router.post('/unsubscribe', async (req, res) => {
    const call = pageCall(req, res, deps);
    const { portal, visitor } = call;
    const token = call.query('token');
    const kind = await unsubscribe(deps, { portal, visitor, token });
    if (call.query('by') !== 'button') {
      sendView(res, deps, call, done(call, kind));
      return;
    }
    res.setHeader('Cache-Control', 'no-store');
    res.redirect(303, `${call.path('/unsubscribe')}?token=${encodeURIComponent(token)}&step=done`);
  });
}

function ask(call: PageCall, kind: NotificationKind, token: string): View {
  const { unsubscribe: text } = call.words;
  const action = `${call.path('/unsubscribe')}?token=${encodeURIComponent(token)}&by=button`;
  const button = `<form method="post" action="${escapeHtml(action)}"><button class="pt-button pt-button-primary pt-button-full">${escapeHtml(text.submit)}</button></form>`;
  return notice(call, text.title, sentence(call, text.lead, kind), button);
}

function done(call: PageCall, kind: NotificationKind): View {
  const { unsubscribe: text } = call.words;
  const link = `<p><a class="pt-link" href="${call.path('/account/emails')}">${escapeHtml(text.settings)}</a></p>`;
  return notice(call, text.doneTitle, sentence(call, text.done, kind), link);
}

function dead(call: PageCall): View {
  const { unsubscribe: text } = call.words;
  const link = `<p><a class="pt-link" href="${call.path('/account/emails')}">${escapeHtml(text.settings)}</a></p>`;
  return notice(call, text.deadTitle, escapeHtml(text.dead), link);
}

/** A sentence with the notification's name and the portal's, as HTML. */
function sentence({ language, portal }: PageCall, text: string, { label }: NotificationKind): string {
  const name = (label.find((each) => each.language === language) ?? label[0])?.text ?? '';
  const parts: Record<string, string> = { label: name, portal: portal.name };
  return text
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 1 ? `<strong>${escapeHtml(parts[part] ?? '')}</strong>` : escapeHtml(part)))
    .join('');
}

function notice({ portal }: PageCall, title: string, lead: string, rest: string): View {
  return {
    title,
    main: `<section class="pt-form pt-notice"><div class="pt-head"><p class="pt-brand">${escapeHtml(portal.name)}</p><h1 class="pt-title">${escapeHtml(title)}</h1><p class="pt-lead">${lead}</p></div>${rest}</section>`,
    scripts: [],
  };
}
