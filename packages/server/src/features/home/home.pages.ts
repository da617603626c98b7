import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import { mountView, pageHeader } from '../../http/pages/view.js';

/** The portal's first page, for portals that are not part of another site. */
export function homePages(router: Router, deps: Deps): void {
  mountView(router, deps, '/', async (call) => ({
    title: call.portal.name,
    header: pageHeader(call),
    main: `<section class="pt-form pt-notice"><h1 class="pt-title">${escapeHtml(call.portal.name)}</h1><p class="pt-lead">${escapeHtml(call.words.home.lead)}</p></section>`,
    scripts: ['user-menu'],
  }));
}
