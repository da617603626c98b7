import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import { PorticoFault } from '../../domain/fault.js';
import { authenticate } from '../../session/authenticate.js';
import type { LiveSession } from '../../store/sessions.js';
import { mountForms } from './form-page.js';
import { issueFormToken } from './form-token.js';
import type { PrintablePart } from './form-part.js';
import type { PageCall, Redirect } from './page.js';
import { pageHeader } from './view.js';

/** The tabs of an account, by the page that each one is. */
const tabs = { profile: '/account', emails: '/account/emails', security: '/account/security' } as const;

/** One tab of an account. */
export type AccountTab = keyof typeof tabs;

/**
 * Puts a tab of the account on the router as a page of its own: the same tabs as links, around them the element that
 * takes them over. `below` is HTML beneath it.
 */
export function mountAccountPage(
  router: Router,
  deps: Deps,
  tab: AccountTab,
  parts: PrintablePart[],
  below: (call: PageCall) => string = () => '',
): void {
  mountForms(router, deps, {
    path: tabs[tab],
    title: ({ words }) => words.account[tab],
    parts,
    header: (call) => pageHeader(call, true),
    scripts: ['user-menu', 'account'],
    frame: (call, printed) => frame(call, tab, printed) + below(call) + logOut(deps, call),
  });
}

/** What a form in a tab is printed with: no card of its own, and the title of the page above it. */
export function inTab(tab: AccountTab): { attributes: Record<string, string>; base: { headingLevel: 2; brand: '' } } {
  return {
    attributes: { slot: tab, 'headless-card': '', 'heading-level': '2' },
    base: { headingLevel: 2, brand: '' },
  };
}

/**
 * Whoever is signed in, or the way to log in and back. A dead session counts as none.
 *
 * @throws PorticoFault `cookies_doubled`: a login would lead back here.
 */
export async function ownSession(deps: Deps, call: PageCall, tab: AccountTab): Promise<LiveSession | Redirect> {
  const token = call.cookies.readSingle('session');
  try {
    if (token !== undefined) return await authenticate(deps, call.portal.id, token);
  } catch (error) {
    if (!(error instanceof PorticoFault) || error.code !== 'session_missing') throw error;
  }
  return { redirect: `${call.path('/login')}?return_to=${encodeURIComponent(call.path(tabs[tab]))}` };
}

/** Where somebody who is signed in asks for a link to choose a new password, with the way back to a tab. */
export function forgotUrl(call: PageCall, tab: AccountTab): string {
  return `${call.path('/forgot-password')}?return_to=${encodeURIComponent(call.path(tabs[tab]))}`;
}

function frame({ words, path }: PageCall, tab: AccountTab, printed: string[]): string {
  const links = (Object.keys(tabs) as AccountTab[]).map((each) => {
    const current = each === tab ? ' aria-current="page"' : '';
    return `<a class="pt-tab" href="${path(tabs[each])}"${current}>${escapeHtml(words.account[each])}</a>`;
  });
  const nav = `<nav class="pt-tabs" slot="printed-tabs" aria-label="${escapeHtml(words.account.title)}">${links.join('')}</nav>`;
  return `<h1 class="pt-hidden">${escapeHtml(words.account.title)}</h1><portico-account server="${escapeHtml(path('') || '/')}" tab="${tab}" routing="path" heading-level="2">${nav}${printed.join('')}</portico-account>`;
}

/** With script the user menu has it. */
function logOut(deps: Deps, { portal, cookies, words, path }: PageCall): string {
  const token = issueFormToken(deps, portal.id, cookies);
  return `<noscript><form class="pt-form pt-apart" method="post" action="${path('/logout')}"><input type="hidden" name="form_token" value="${token}"><button class="pt-button">${escapeHtml(words.userMenu.logOut)}</button></form></noscript>`;
}
