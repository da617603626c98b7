import type { Response } from 'express';
import { escapeHtml } from '../../domain/escape-html.js';

/** A page to print. */
export interface PageDocument {
  /** BCP 47 tag. */
  language: string;
  title: string;
  /** HTML of the body's main part, already safe. */
  main: string;
  /** HTML above it, already safe. */
  header?: string;
  /** HTML below it, already safe. */
  footer?: string;
  /** Names of the script modules, such as `login`. */
  scripts: string[];
  /** URL of the folder with scripts and styles. */
  assets: string;
}

/** A whole page around what a feature prints. No inline script or style: the policy of `sendDocument` forbids them. */
export function renderDocument(page: PageDocument): string {
  const dir = /^(ar|fa|he|ur)\b/.test(page.language) ? 'rtl' : 'ltr';
  const scripts = page.scripts
    .map((name) => `<script type="module" src="${escapeHtml(`${page.assets}/${name}.js`)}"></script>`)
    .join('');
  return `<!doctype html>
<html lang="${escapeHtml(page.language)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(`${page.assets}/portico.css`)}">
${scripts}
</head>
<body class="pt-page">
${page.header ?? ''}<main class="pt-main">${page.main}</main>${page.footer ?? ''}
</body>
</html>
`;
}

/** What differs between the policies of pages. */
export interface DocumentPolicy {
  /**
   * URLs that this page's forms may be answered with the way to, besides the server's own (CSP Level 3, 6.4.1). Only
   * those that it needs: all that a portal allows would outgrow the headers that a proxy takes.
   */
  leadsTo?: readonly string[];
  /** Whether the page has a form at all. */
  hasForm: boolean;
  /** Whether pictures of this machine are shown without https, too: for development. */
  loopback: boolean;
}

/**
 * Sends a page under a strict policy: own scripts and styles only, Trusted Types, never in a frame. Pages with a form
 * send their origin as referrer, because under `no-referrer` even a post to the same origin says `Origin: null`.
 */
export function sendDocument(res: Response, status: number, html: string, policy: DocumentPolicy): void {
  res.status(status);
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Security-Policy', contentPolicy(policy));
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  res.setHeader('X-Frame-Options', 'DENY');
  if (policy.hasForm) res.setHeader('Referrer-Policy', 'strict-origin');
  res.send(html);
}

function contentPolicy({ leadsTo = [], loopback }: DocumentPolicy): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' https: data:${loopback ? ' http://localhost:* http://*.localhost:* http://127.0.0.1:*' : ''}`,
    "connect-src 'self'",
    "frame-src 'self'",
    `form-action ${[...new Set(["'self'", ...leadsTo.map((url) => new URL(url).origin)])].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}
