import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import { mountView, pageHeader } from '../../http/pages/view.js';
import { whoIsSignedIn } from '../../session/authenticate.js';

/** The portal's first page, for portals that are not part of another site. */
export function homePages(router: Router, deps: Deps): void {
  mountView(router, deps, '/', async (call) => {
    const { portal, cookies, words } = call;
    const isSignedIn = (await whoIsSignedIn(deps, portal.id, cookies.read('session'))) !== undefined;
    // Whoever logs out in the menu stays on this page, so neither sentence says that somebody is signed in.
    const lead = isSignedIn ? words.home.leadSignedIn : words.home.lead;
    return {
      title: portal.name,
      header: pageHeader(call, isSignedIn),
      main: `<section class="pt-form pt-notice"><h1 class="pt-title">${escapeHtml(portal.name)}</h1><p class="pt-lead">${escapeHtml(lead)}</p></section>`,
      scripts: ['user-menu'],
    };
  });
}
