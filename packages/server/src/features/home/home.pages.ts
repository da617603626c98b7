import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { escapeHtml } from '../../domain/escape-html.js';
import { mountView, type PageCall, pageHeader } from '../../http/pages/view.js';
import { loginOptions } from '../../portals/login-options.js';
import { whoIsSignedIn } from '../../session/authenticate.js';

/** What the page says, and where it leads: the first way is the main one. */
interface Greeting {
  title: string;
  lead: string;
  ways: { text: string; path: string }[];
}

/** The portal's first page, for portals that are not part of another site. Whoever has just signed up is welcomed. */
export function homePages(router: Router, deps: Deps): void {
  mountView(router, deps, '/', async (call) => {
    const { portal, cookies } = call;
    const session = await whoIsSignedIn(deps, portal.id, cookies.read('session'));
    const { signUp } = await loginOptions(deps, portal);
    const { title, lead, ways } = session ? greetOwner(call, session.method === 'sign_up') : greetVisitor(call, signUp);
    const links = ways.map(({ text, path }, index) => {
      const look = index === 0 ? ' pt-button-primary' : '';
      return `<a class="pt-button${look} pt-button-full" href="${call.path(path)}">${escapeHtml(text)}</a>`;
    });
    return {
      title: portal.name,
      header: pageHeader(call, session !== undefined),
      main: `<section class="pt-form pt-notice"><div class="pt-head"><h1 class="pt-title">${escapeHtml(title)}</h1><p class="pt-lead">${escapeHtml(lead)}</p></div>${links.join('')}</section>`,
      scripts: ['user-menu'],
    };
  });
}

/** Whoever logs out in the menu stays on this page, so that no sentence says that somebody is signed in. */
function greetOwner({ portal, words: { home } }: PageCall, isNew: boolean): Greeting {
  if (isNew) {
    const title = home.welcome.replace('{portal}', () => portal.name);
    return { title, lead: home.leadWelcome, ways: [{ text: home.toProfile, path: '/account' }] };
  }
  return { title: portal.name, lead: home.leadSignedIn, ways: [{ text: home.toAccount, path: '/account' }] };
}

function greetVisitor({ portal, words: { home, login } }: PageCall, canSignUp: boolean): Greeting {
  const logIn = { text: login.title, path: '/login' };
  const signUp = { text: login.signUp, path: '/signup' };
  return canSignUp
    ? { title: portal.name, lead: home.lead, ways: [logIn, signUp] }
    : { title: portal.name, lead: home.leadClosed, ways: [logIn] };
}
