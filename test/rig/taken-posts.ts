import { addVerified, idOf, noticesTo, saved, settingsOf, tokenOf } from './addresses.js';
import type { TestBrowser } from './http-client.js';
import { goodPassword, mailedToken, newAddress, signUpPerson } from './people.js';
import type { TestServer } from './server.js';

/** What a form sends: with it comes the token of the page that it is on. */
type Sent = Record<string, string>;

/** One POST that is taken: who sends what, from which page, and what the page that follows says. */
export interface TakenPost {
  path: string;
  name: string;
  from: string;
  prepare: (server: TestServer) => Promise<{ browser: TestBrowser; sent: Sent; query?: string }>;
  shows: RegExp;
}

/** Somebody who is logged in, and the version of their settings. */
export const member = async (server: TestServer) => {
  const { browser, email } = await signUpPerson(server);
  return { browser, email, version: String((await settingsOf(browser)).version) };
};

/** Somebody whom only a mailed code can prove. */
const withoutPassword = async (server: TestServer) => {
  const found = await member(server);
  const owner = '(select user_id from addresses where compare_key = $1)';
  await server.database.query(`update users set password_hash = null where id = ${owner}`, [found.email]);
  return found;
};

/** A member, and what they send to the page of their addresses. */
const contact = (sent: (browser: TestBrowser, email: string) => Promise<Sent> | Sent) => async (server: TestServer) => {
  const { browser, email, version } = await member(server);
  return { browser, sent: { version, draft: '', add: '', ...(await sent(browser, email)) } };
};

/** Every POST of the printed pages that does something, with what it takes to have it done. */
export const takenPosts: TakenPost[] = [
  {
    path: '/login',
    name: 'logs in',
    from: '/login',
    prepare: async (server) => {
      const { email, password } = await signUpPerson(server);
      return { browser: server.browser(), sent: { email, password } };
    },
    shows: /You are signed in|logged in/i,
  },
  {
    path: '/logout',
    name: 'logs out',
    from: '/account',
    prepare: async (server) => ({ browser: (await signUpPerson(server)).browser, sent: {} }),
    shows: /Log in/,
  },
  {
    path: '/signup',
    name: 'signs up',
    from: '/signup',
    prepare: (server) =>
      Promise.resolve({ browser: server.browser(), sent: { email: newAddress(), password: goodPassword } }),
    shows: /Check your email/,
  },
  {
    path: '/verify/resend',
    name: 'asks for the mail of a sign-up again',
    from: '/verify',
    prepare: (server) => Promise.resolve({ browser: server.browser(), sent: { email: newAddress() } }),
    shows: /a new email is on its way/,
  },
  {
    path: '/verify',
    name: 'confirms a sign-up in another browser',
    from: '/verify',
    prepare: async (server) => {
      const email = newAddress();
      await server.browser().call('signUp', { email, password: goodPassword });
      return { browser: server.browser(), sent: { token: await mailedToken(server, email), password: goodPassword } };
    },
    shows: /Your address is verified/,
  },
  {
    path: '/verify',
    name: 'confirms an added address',
    from: '/verify',
    prepare: async (server) => {
      const [{ browser }, email] = [await signUpPerson(server), newAddress('second')];
      await saved(browser, { add: [{ email, makePrimary: false }] });
      return { browser, sent: { token: await mailedToken(server, email) } };
    },
    shows: /You can now log in with/,
  },
  {
    path: '/verify',
    name: 'opens a link that is dead',
    from: '/verify',
    prepare: (server) => Promise.resolve({ browser: server.browser(), sent: { token: 'x' } }),
    shows: /This link no longer works/,
  },
  {
    path: '/forgot-password',
    name: 'asks for a link',
    from: '/forgot-password',
    prepare: async (server) => ({ browser: server.browser(), sent: { email: (await signUpPerson(server)).email } }),
    shows: /Check your email/,
  },
  {
    path: '/reset-password',
    name: 'sets a new password',
    from: '/forgot-password',
    prepare: async (server) => {
      const { email } = await signUpPerson(server);
      await server.browser().call('requestPasswordReset', { email });
      const token = await mailedToken(server, email);
      return { browser: server.browser(), sent: { token, password: 'another whistle 77' } };
    },
    shows: /Your new password is saved/,
  },
  {
    path: '/reset-password',
    name: 'opens a link that is dead',
    from: '/forgot-password',
    prepare: (server) =>
      Promise.resolve({ browser: server.browser(), sent: { token: 'x', password: 'another whistle 77' } }),
    shows: /This link no longer works/,
  },
  {
    path: '/undo',
    name: 'takes a change back',
    from: '/forgot-password',
    prepare: async (server) => {
      const { browser, email } = await signUpPerson(server);
      const second = await addVerified(server, browser);
      await saved(browser, { primary: await idOf(browser, second) });
      const notice = (await noticesTo(server, email)).at(-1);
      if (!notice) throw new Error('no notice');
      return { browser: server.browser(), sent: { token: tokenOf(notice), confirmed: 'on' } };
    },
    shows: /The change is undone/,
  },
  {
    path: '/account',
    name: 'saves the profile',
    from: '/account',
    prepare: async (server) => {
      const { browser } = await signUpPerson(server);
      const { json } = await browser.call('getProfile');
      return { browser, sent: { version: String(json['version']), name: 'Ana' } };
    },
    shows: /Your profile is saved/,
  },
  {
    path: '/account',
    name: 'takes back what was typed',
    from: '/account',
    prepare: async (server) => ({ browser: (await signUpPerson(server)).browser, sent: { act: 'revert' } }),
    shows: /portico-profile/,
  },
  {
    path: '/account/emails',
    name: 'stages an address',
    from: '/account/emails',
    prepare: contact(() => ({ act: 'add', add: 'staged@mail.example' })),
    shows: /staged@mail\.example[^]*verification email/,
  },
  {
    path: '/account/emails',
    name: 'opens a panel',
    from: '/account/emails',
    prepare: contact(() => ({ act: 'change', add: 'half@ty' })),
    shows: /name="replacement"[^]*half@ty|half@ty[^]*name="replacement"/,
  },
  {
    path: '/account/emails',
    name: 'mails a code',
    from: '/account/emails',
    prepare: async (server) => {
      const { browser, version } = await withoutPassword(server);
      const add = [{ email: 'staged@mail.example', makePrimary: false }];
      const draft = JSON.stringify({
        add,
        remove: [],
        primary: '',
        replacePrimary: '',
        onceVerified: null,
        notifications: {},
      });
      return { browser, sent: { version, draft, act: 'mail-code' } };
    },
    shows: /autocomplete="one-time-code"/,
  },
  {
    path: '/account/emails',
    name: 'mails a verification again',
    from: '/account/emails',
    prepare: async (server) => {
      const { browser } = await member(server);
      const { addresses, version } = await saved(browser, { add: [{ email: newAddress(), makePrimary: false }] });
      server.skip(61_000);
      const sent = { version: String(version), draft: '', add: '', act: `resend:${addresses[1]?.id ?? ''}` };
      return { browser, sent };
    },
    shows: /portico-email-manager/,
  },
  {
    path: '/account/emails',
    name: 'discards',
    from: '/account/emails',
    prepare: contact(() => ({ act: 'discard' })),
    shows: /portico-email-manager/,
  },
  {
    path: '/account/emails',
    name: 'saves addresses and notifications',
    from: '/account/emails',
    prepare: contact(() => ({ act: 'save', choices: '1', 'choice:news site': 'on' })),
    shows: /Your changes are saved/,
  },
  {
    path: '/account/password',
    name: 'changes the password',
    from: '/account/security',
    prepare: async (server) => {
      const { browser } = await signUpPerson(server);
      return { browser, sent: { currentPassword: goodPassword, newPassword: 'another whistle 77' } };
    },
    shows: /Your new password is saved/,
  },
  {
    path: '/account/password',
    name: 'mails a code',
    from: '/account/security',
    prepare: async (server) => ({ browser: (await withoutPassword(server)).browser, sent: { act: 'mail-code' } }),

    shows: /autocomplete="one-time-code"/,
  },
  {
    path: '/account/sessions',
    name: 'ends all others',
    from: '/account/security',
    prepare: async (server) => {
      const { browser, email, password } = await signUpPerson(server);
      await server.browser().call('login', { email, password });
      return { browser, sent: { act: 'end-others' } };
    },
    shows: /1 session is ended|session/i,
  },
];
