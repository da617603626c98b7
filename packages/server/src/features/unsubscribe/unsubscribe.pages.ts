import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import { PorticoFault } from '../../domain/fault.js';
import { mountAction, pageCall } from '../../http/pages/page.js';
import { mountView, type PageCall, sendView, type View } from '../../http/pages/view.js';
import { issueFormToken } from '../../http/pages/form-token.js';
import { subscribeAgain, type Unsubscribable, unsubscribe, unsubscribeState } from './unsubscribe.service.js';

/** Call of a page that is no view, too. */
type Call = Omit<PageCall, 'parameter'>;

/**
 * The page of an unsubscribe link. Its GET changes nothing: mail scanners open links. The POST needs neither a login nor
 * a form of ours, because mail programs send it by themselves, with whatever body (RFC 8058); the link's signature is
 * the proof, and all that it can do is switch one notification off. They follow no redirect, so only what our own button
 * sends (`by=button`) is answered with one. To switch it on again takes a form of ours with a box that somebody ticked: a
 * scanner that posts forms as they are printed does not.
 */
export function unsubscribePages(router: Router, deps: Deps): void {
  mountView(router, deps, '/unsubscribe', async (call) => {
    const token = call.query('token');
    const found = await unsubscribeState(deps, call.portal, token);
    if (!found) return dead(call);
    if (!found.on) return stopped(call, found, token, call.query('again') === 'unticked');
    return call.query('again') === 'done' ? again(call, found) : ask(call, found, token);
  });

  router.post('/unsubscribe', async (req, res) => {
    const call = pageCall(req, res, deps);
    const { portal, visitor, cookies } = call;
    const token = call.query('token');
    await unsubscribe(deps, { portal, visitor, token });
    const found = await unsubscribeState(deps, portal, token);
    if (!found) throw new PorticoFault('link_dead');
    if (call.query('by') === 'button') {
      res.setHeader('Cache-Control', 'no-store');
      res.redirect(303, urlOf(call, '/unsubscribe', token));
      return;
    }
    const formToken = (): string => issueFormToken(deps, portal.id, cookies);
    sendView(res, deps, call, stopped({ ...call, formToken }, found, token, false));
  });

  mountAction(router, deps, '/unsubscribe/again', async (call, fields) => {
    const { portal, visitor, query } = call;
    const token = query('token');
    const isSure = fields('sure') !== '';
    if (isSure) await subscribeAgain(deps, { portal, visitor, token });
    return { redirect: `${urlOf(call, '/unsubscribe', token)}&again=${isSure ? 'done' : 'unticked'}` };
  });
}

function ask(call: Call, found: Unsubscribable, token: string): View {
  const { unsubscribe: text } = call.words;
  const action = escapeHtml(`${urlOf(call, '/unsubscribe', token)}&by=button`);
  const button = `<form method="post" action="${action}"><button class="pt-button pt-button-primary pt-button-full">${escapeHtml(text.submit)}</button></form>`;
  return notice(call, text.title, sentence(call, text.lead, found), button);
}

function stopped(call: Call, found: Unsubscribable, token: string, isUnticked: boolean): View {
  const { unsubscribe: text } = call.words;
  const action = escapeHtml(urlOf(call, '/unsubscribe/again', token));
  const error = `<p class="pt-error" id="unsubscribe-error">${escapeHtml(text.unticked)}</p>`;
  const invalid = isUnticked ? ' aria-invalid="true" aria-describedby="unsubscribe-error" autofocus' : '';
  const form = `<form class="pt-form" method="post" action="${action}"><input type="hidden" name="form_token" value="${call.formToken()}"><div class="pt-check"><input type="checkbox" name="sure" value="yes" id="unsubscribe-sure" required${invalid}><div><label for="unsubscribe-sure">${sentence(call, text.sure, found)}</label>${isUnticked ? error : ''}</div></div><button class="pt-button pt-button-full">${escapeHtml(text.again)}</button></form>`;
  return notice(call, text.doneTitle, sentence(call, text.done, found), form + settings(call));
}

function again(call: Call, found: Unsubscribable): View {
  const { unsubscribe: text } = call.words;
  return notice(call, text.againTitle, sentence(call, text.againDone, found), settings(call));
}

function dead(call: Call): View {
  const { unsubscribe: text } = call.words;
  return notice(call, text.deadTitle, escapeHtml(text.dead), settings(call));
}

function settings({ path, words }: Call): string {
  return `<p><a class="pt-link" href="${path('/account/emails')}">${escapeHtml(words.unsubscribe.settings)}</a></p>`;
}

function urlOf({ path, query }: Pick<Call, 'path' | 'query'>, page: string, token: string): string {
  const lang = query('lang');
  return `${path(page)}?token=${encodeURIComponent(token)}${lang && `&lang=${encodeURIComponent(lang)}`}`;
}

/** A sentence with the names of the notification and the portal and with the address, as HTML. */
function sentence({ language, portal }: Call, text: string, { kind: { label }, address }: Unsubscribable): string {
  const name = (label.find((each) => each.language === language) ?? label[0])?.text ?? '';
  const parts: Record<string, string> = {
    label: `<strong>${escapeHtml(name)}</strong>`,
    portal: `<strong>${escapeHtml(portal.name)}</strong>`,
    address: `<strong><bdi dir="ltr">${escapeHtml(address)}</bdi></strong>`,
  };
  return text
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 1 ? (parts[part] ?? '') : escapeHtml(part)))
    .join('');
}

function notice({ portal }: Call, title: string, lead: string, rest: string): View {
  return {
    title,
    main: `<section class="pt-form pt-notice"><div class="pt-head"><p class="pt-brand">${escapeHtml(portal.name)}</p><h1 class="pt-title">${escapeHtml(title)}</h1><p class="pt-lead">${lead}</p></div>${rest}</section>`,
    scripts: [],
  };
}
