import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDisplay } from '../../../tools/browsers/start-display.js';
import { until } from '../../rig/until.js';
import { connectMarionette, type Marionette } from './marionette.js';
import type { Offer, PasswordBrowser, PasswordTab } from './password-browser.js';

/** A Firefox whose password manager is switched on again: a session of the remote protocol switches it off. */
export async function headedFirefox(firefox: string, name: string, xvfb: string): Promise<PasswordBrowser> {
  const display = await startDisplay(xvfb);
  const { DISPLAY } = display;
  let current: { marionette: Marionette; child: ChildProcess; profile: string } | undefined;

  async function end(): Promise<void> {
    if (!current) return;
    const { marionette, child, profile } = current;
    current = undefined;
    const ended = once(child, 'exit');
    await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] });
    await ended;
    marionette.close();
    rmSync(profile, { recursive: true, force: true });
  }

  async function start(): Promise<Marionette> {
    await end();
    const profile = mkdtempSync(join(tmpdir(), 'portico-firefox-'));
    const child = spawn(
      firefox,
      ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
      {
        stdio: 'ignore',
        env: { ...process.env, DISPLAY, LANG: 'en_US.UTF-8', LANGUAGE: 'en_US' },
      },
    );
    const portFile = join(profile, 'MarionetteActivePort');
    const port = await until('Firefox', () => existsSync(portFile) && Number(readFileSync(portFile, 'utf8')));
    const marionette = await connectMarionette(port);
    current = { marionette, child, profile };
    await marionette.send('WebDriver:NewSession', { capabilities: {} });
    return marionette;
  }

  return {
    name,
    open: async (stored) => {
      const marionette = await start();
      await inChrome(marionette, switchOn, stored ?? null);
      return tabOf(marionette);
    },
    close: async () => {
      await end();
      await display.close();
    },
  };
}

const switchOn = `const [stored] = arguments;
for (const name of ['signon.autofillForms', 'signon.rememberSignons']) Services.prefs.setBoolPref(name, true);
if (!stored) return;
const { origin } = new URL(stored.url);
const login = Cc['@mozilla.org/login-manager/loginInfo;1'].createInstance(Ci.nsILoginInfo);
// Saved by the form itself it would name where that is sent; imported, it is for all of them.
login.init(origin, '', null, stored.username, stored.password, '', '');
return Services.logins.addLoginAsync(login).then(() => null);`;

const readOffer = `const shown = PopupNotifications.getNotification('password', gBrowser.selectedBrowser);
if (!shown) return null;
const username = document.querySelector('#password-notification-username').value;
return { kind: shown.mainAction.label === 'Update' ? 'update' : 'save', username };`;

async function inChrome<T>(marionette: Marionette, script: string, ...args: unknown[]): Promise<T> {
  await marionette.send('Marionette:SetContext', { value: 'chrome' });
  try {
    return await marionette.send<T>('WebDriver:ExecuteScript', { script, args, sandbox: 'system' });
  } finally {
    await marionette.send('Marionette:SetContext', { value: 'content' });
  }
}

function tabOf(marionette: Marionette): PasswordTab {
  const find = async (selector: string): Promise<{ id: string }> => {
    const asked = { using: 'css selector', value: selector };
    const found = await until(selector, () =>
      marionette.send<Record<string, string>>('WebDriver:FindElement', asked).catch(() => false as const),
    );
    return { id: Object.values(found)[0] ?? '' };
  };
  const press = (...values: string[]): Promise<void> =>
    marionette.send('WebDriver:PerformActions', {
      actions: [
        {
          type: 'key',
          id: 'keyboard',
          actions: [
            ...values.map((value) => ({ type: 'keyDown', value })),
            ...values.map((value) => ({ type: 'keyUp', value })).reverse(),
          ],
        },
      ],
    });
  return {
    goTo: (url) => marionette.send('WebDriver:Navigate', { url }),
    read: <T>(expression: string) =>
      marionette.send<T>('WebDriver:ExecuteScript', { script: `return (${expression});`, args: [] }),
    click: async (selector) => {
      await marionette.send('WebDriver:ElementClick', await find(selector));
    },
    typeOver: async (text) => {
      await press('\uE009', 'a');
      for (const key of Array.from(text)) await press(key);
    },
    pressEnter: () => press('\uE007'),
    offer: async () => (await inChrome<Offer | null>(marionette, readOffer)) ?? undefined,
  };
}
