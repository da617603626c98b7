import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import { mountView, type PageCall, pageHeader } from '../../http/pages/view.js';
import { whoIsSignedIn } from '../../session/authenticate.js';

/** The portal's first page and the account page, for portals that are not part of another site. */
export function homePages(router: Router, deps: Deps): void {
  mountView(router, deps, '/', async (call) => ({
    title: call.portal.name,
    header: pageHeader(call),
    main: `<section class="pt-form pt-notice"><h1 class="pt-title">${escapeHtml(call.portal.name)}</h1><p class="pt-lead">${escapeHtml(call.words.home.lead)}</p></section>`,
    scripts: ['user-menu'],
  }));

  mountView(router, deps, '/account', async (call) => {
    const session = await whoIsSignedIn(deps, call.portal.id, call.cookies.read('session'));
    if (!session) return { redirect: `${call.path('/login')}?return_to=${encodeURIComponent(call.path('/account'))}` };
    return {
      title: call.words.home.account,
      header: pageHeader(call),
      main: accountCard(call, session.user),
      scripts: ['user-menu'],
    };
  });
}

function accountCard({ words, formToken, path }: PageCall, user: { name: string; email: string }): string {
  const name = escapeHtml(user.name || user.email);
  return `<section class="pt-form pt-notice"><div class="pt-head"><h1 class="pt-title"><bdi>${name}</bdi></h1><p class="pt-lead"><bdi dir="ltr">${escapeHtml(user.email)}</bdi></p></div><form method="post" action="${path('/logout')}"><input type="hidden" name="form_token" value="${formToken()}"><button class="pt-button pt-button-full">${escapeHtml(words.userMenu.logOut)}</button></form></section>`;
}
