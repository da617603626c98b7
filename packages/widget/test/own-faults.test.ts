import { assert, waitUntil } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { printedAttribute } from '../src/controllers/printed-attribute.js';
import { PorticoLogin } from '../src/elements/login/login.js';
import { LoginActions } from '../src/elements/login/login-actions.js';
import { blankState } from '../src/parts/form-state.js';
import { shown, submit, type } from '../src/mock/scenario.js';
import { draw } from './draw.js';

type Part = 'attached' | 'check' | 'submit';
const fault = new TypeError('a fault of ours');
const said = /^\s*Something went wrong on this page\./;

/** Has a part of what a login does fail, as long as some work takes; resolves with what the console was told. */
async function withFault(part: Part, work: (told: unknown[]) => Promise<void>): Promise<unknown[]> {
  const own = Object.getOwnPropertyDescriptor(LoginActions.prototype, part);
  const told: unknown[] = [];
  const { error, warn } = console;
  const hear = (...words: unknown[]): void => void told.push(...words);
  Object.assign(console, { error: hear, warn: hear });
  Object.defineProperty(LoginActions.prototype, part, {
    configurable: true,
    value: () => {
      throw fault;
    },
  });
  try {
    await work(told);
  } finally {
    Object.assign(console, { error, warn });
    if (own) Object.defineProperty(LoginActions.prototype, part, own);
  }
  return told;
}

/** A login that the server printed. */
async function printedLogin(): Promise<PorticoLogin> {
  const own = { email: '', keep: false, keptDays: 30, failures: 0, resent: false, forgotUrl: '/f', signUpUrl: '/s' };
  const urls = { resendUrl: '/v', logOutUrl: '/o', returnTo: '', autofocus: false, signedInAs: '' };
  const state = { ...blankState('portico-login'), action: '/login', formToken: 'proof', ...own, ...urls };
  const html = await executeServerCommand<string, object>('print-form', {
    tag: 'portico-login',
    template: 'loginForm',
    state,
  });
  return (await draw(html)) as PorticoLogin;
}

describe('a fault of our own script (WB4)', () => {
  for (const part of ['attached', 'check', 'submit'] as const) {
    it(`in ${part} is told as that, and not as a server that could not be reached; the console has it`, async () => {
      const told = await withFault(part, async () => {
        const login = await draw('<portico-login></portico-login>');
        type(login, 'email', 'ana@larkfield.example');
        type(login, 'password', 'tin whistle orchard');
        submit(login);
        assert.match((await shown(login, '[role=alert]')).textContent, said);
        assert.equal(login.querySelector<HTMLInputElement>('[name=email]')?.value, 'ana@larkfield.example');
      });
      assert.include(told, fault);
    });
  }

  it('as a printed form wakes leaves it the plain form that it is', async () => {
    let sent: boolean | undefined;
    const stay = (event: Event): void => {
      sent = !event.defaultPrevented;
      event.preventDefault();
    };
    document.addEventListener('submit', stay);
    try {
      await withFault('attached', async (told) => {
        const login = await printedLogin();
        await waitUntil(() => told.includes(fault));
        login.querySelector('form')!.noValidate = true;
        login.querySelector<HTMLElement>('[type=submit]')?.click();
        assert.isTrue(sent);
        assert.isNull(login.querySelector('[role=alert]'));
      });
    } finally {
      document.removeEventListener('submit', stay);
    }
  });

  for (const part of ['check', 'submit'] as const) {
    it(`in ${part} of a printed form sends it as if there were no script`, async () => {
      const plain = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, 'submit');
      const login = await printedLogin();
      await shown(login, 'form[novalidate]');
      const sent = new Promise<EventTarget>((resolve) => {
        HTMLFormElement.prototype.submit = function () {
          resolve(this);
        };
      });
      try {
        await withFault(part, async () => {
          type(login, 'email', 'ana@larkfield.example');
          type(login, 'password', 'tin whistle orchard');
          submit(login);
          assert.equal(await sent, login.querySelector('form'));
        });
      } finally {
        if (plain) Object.defineProperty(HTMLFormElement.prototype, 'submit', plain);
      }
    });
  }

  it('in the shell of a printed form leaves that to be seen', async () => {
    Object.defineProperty(PorticoLogin.prototype, 'render', {
      configurable: true,
      value: () => {
        throw fault;
      },
    });
    try {
      const login = document.createElement('portico-login');
      login.innerHTML = '<form slot="form"><input name="email"></form>';
      login.setAttribute(printedAttribute, '{}');
      document.body.append(login);
      await login.updateComplete.catch(() => undefined);
      await waitUntil(() => login.querySelector('input')?.checkVisibility(), 'the printed form is seen');
      login.remove();
    } finally {
      Reflect.deleteProperty(PorticoLogin.prototype, 'render');
    }
  });
});
