import { assert } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { PorticoChangePassword } from '../src/elements/change-password/change-password.js';
import { PorticoEmailManager } from '../src/elements/email-manager/email-manager.js';
import { PorticoForgotPassword } from '../src/elements/forgot-password/forgot-password.js';
import { PorticoLogin } from '../src/elements/login/login.js';
import { PorticoNotifications } from '../src/elements/notifications/notifications.js';
import { PorticoProfile } from '../src/elements/profile/profile.js';
import { PorticoResetPassword } from '../src/elements/reset-password/reset-password.js';
import { PorticoSessions } from '../src/elements/sessions/sessions.js';
import { PorticoSignup } from '../src/elements/signup/signup.js';
import { PorticoUndoChange } from '../src/elements/undo-change/undo-change.js';
import { PorticoVerifyAddress } from '../src/elements/verify-address/verify-address.js';
import type { FormState } from '../src/parts/form-state.js';
import { exampleContactSettings, exampleProfile, exampleSessions } from '../src/mock/account-fixtures.js';
import { exampleSession } from '../src/mock/fixtures.js';
import { shown } from '../src/mock/scenario.js';
import { answerWith } from './network.js';

type Printed = HTMLElement & { form: { state: FormState } };

/** A form that the server prints: its template, what it is printed with besides its beginning, what defines it. */
interface PrintedForm {
  template: string;
  element: new () => Printed;
  state?: object;
  define: () => Promise<unknown>;
}

const now = Date.now();
const settings = exampleContactSettings(now);
const { sessions } = exampleSessions(now);

const forms: Record<string, PrintedForm> = {
  login: {
    template: 'loginForm',
    element: PorticoLogin,
    define: () => import('../src/elements/login/define.js'),
  },
  signup: {
    template: 'signUpForm',
    element: PorticoSignup,
    define: () => import('../src/elements/signup/define.js'),
  },
  'verify-address': {
    template: 'verifyForm',
    element: PorticoVerifyAddress,
    define: () => import('../src/elements/verify-address/define.js'),
  },
  'forgot-password': {
    template: 'forgotForm',
    element: PorticoForgotPassword,
    define: () => import('../src/elements/forgot-password/define.js'),
  },
  'reset-password': {
    template: 'resetForm',
    element: PorticoResetPassword,
    define: () => import('../src/elements/reset-password/define.js'),
  },
  'change-password': {
    template: 'changePasswordForm',
    element: PorticoChangePassword,
    define: () => import('../src/elements/change-password/define.js'),
  },
  'undo-change': {
    template: 'undoForm',
    element: PorticoUndoChange,
    define: () => import('../src/elements/undo-change/define.js'),
  },
  'email-manager': {
    template: 'emailsForm',
    element: PorticoEmailManager,
    state: { settings, now },
    define: () => import('../src/elements/email-manager/define.js'),
  },
  notifications: {
    template: 'notificationsForm',
    element: PorticoNotifications,
    state: { settings, language: 'en' },
    define: () => import('../src/elements/notifications/define.js'),
  },
  profile: {
    template: 'profileForm',
    element: PorticoProfile,
    state: { profile: exampleProfile },
    define: () => import('../src/elements/profile/define.js'),
  },
  sessions: {
    template: 'sessionsForm',
    element: PorticoSessions,
    state: { sessions, now, language: 'en' },
    define: () => import('../src/elements/sessions/define.js'),
  },
};

/* What defines an element may define others: each file of this runner has one page, so all are printed first. */
describe('what the server prints', () => {
  const places = new Map<string, HTMLElement>();

  before(async () => {
    await answerWith({ getSession: { session: exampleSession }, getContactSettings: settings });
    for (const [name, { template, element, state }] of Object.entries(forms)) {
      const place = document.createElement('div');
      place.innerHTML = await executeServerCommand<string, object>('print-form', {
        tag: `portico-${name}`,
        template,
        state: {
          ...beginning(name, element),
          brand: 'Larkfield Help',
          action: `/${name}`,
          formToken: 'proof',
          ...state,
        },
      });
      document.body.append(place);
      places.set(name, place);
    }
  });

  for (const [name, { define }] of Object.entries(forms)) {
    it(`for portico-${name} keeps every node, what was typed and the focus when it is adopted (WB17)`, async () => {
      const element = places.get(name)?.firstElementChild as Printed;
      assert.isNull(element.shadowRoot, 'the element is not defined yet');
      const nodes = [...element.querySelectorAll('*')];
      const field = element.querySelector<HTMLInputElement>(
        'input:is([type=text], [type=email], [type=password], :not([type])):not([readonly], [hidden])',
      );
      if (field) field.value = 'typed before';
      // What is only for pages without script goes.
      const focused = field ?? element.querySelector<HTMLElement>(':is([type=checkbox], button):not(.pt-noscript)');
      focused?.focus();
      assert.equal(document.activeElement?.outerHTML, focused?.outerHTML);

      await define();
      await shown(element, 'form[novalidate]');
      const lost = nodes.filter((node) => !element.contains(node)).map(({ outerHTML }) => outerHTML.slice(0, 120));
      assert.deepEqual(lost, []);
      assert.lengthOf(element.querySelectorAll('form'), 1);
      assert.isTrue(
        document.activeElement === focused,
        `the focus is on ${document.activeElement?.localName ?? 'nothing'}`,
      );
      if (field) assert.equal(field.value, 'typed before');
    });
  }
});

/** What an element's form begins with, without its name being taken. */
function beginning(name: string, element: new () => Printed): FormState {
  const tag = `beginning-of-${name}`;
  customElements.define(tag, class extends element {});
  const { state } = (document.createElement(tag) as Printed).form;
  return { ...state, id: `portico-${name}` };
}
