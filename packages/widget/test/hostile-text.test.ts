import { assert } from '@open-wc/testing';
import type { FieldCode } from '@portico/contract';
import { errors } from '../src/i18n/en/errors.js';
import { fieldErrors } from '../src/i18n/en/field-errors.js';
import { exampleContactSettings, exampleProfile, exampleSessions } from '../src/mock/account-fixtures.js';
import { exampleOptions, exampleSession } from '../src/mock/fixtures.js';
import { says, shown, submit, type } from '../src/mock/scenario.js';
import { draw } from './draw.js';

const payloads = [
  '<img src=x onerror="window.ran=1">',
  '<script>window.ran=1</script>',
  '"><svg onload=window.ran=1>',
  "' onfocus=window.ran=1 autofocus '",
  'javascript:window.ran=1',
  '</textarea><iframe srcdoc="<script>parent.ran=1</script>">',
  '{{constructor.constructor("window.ran=1")()}}',
];

/** No payload has become an element or run. */
function assertInert(element: HTMLElement): void {
  const { ran } = window as unknown as { ran?: number };
  assert.isUndefined(ran);
  for (const root of [element, element.shadowRoot]) {
    assert.isNull(root?.querySelector('img, script, iframe, svg[onload], [onfocus], [onerror]') ?? null);
    for (const link of root?.querySelectorAll('a') ?? []) assert.match(link.protocol, /^https?:$/);
  }
}

describe('text from elsewhere stays text (WB1)', () => {
  for (const payload of payloads) {
    it(`as the name of a person: ${payload}`, async () => {
      const user = { ...exampleSession.user, name: payload };
      const getSession = { session: { ...exampleSession, user } };
      const menu = await draw('<portico-user-menu></portico-user-menu>', { getSession });
      const trigger = await shown(menu, '#trigger');
      assert.include(trigger.textContent, payload);
      assertInert(menu);
      const login = await draw('<portico-login></portico-login>', { getSession });
      await says(login, payload);
      assertInert(login);
    });

    it(`as the name of a portal: ${payload}`, async () => {
      const login = await draw('<portico-login></portico-login>');
      const provider = login.closest('portico-provider');
      if (provider) provider.portalName = payload;
      await says(login, payload);
      assertInert(login);
    });

    it(`as an address of a link: ${payload}`, async () => {
      const verify = await draw('<portico-verify-address token="example"></portico-verify-address>', {
        inspectLink: { state: 'live', email: payload, needsPassword: false },
      });
      await says(verify, payload);
      assertInert(verify);
    });

    it(`as labels, values and links of a portal's own fields: ${payload}`, async () => {
      const label = [{ language: 'en', text: `${payload} [terms](${payload})` }];
      const signup = await draw('<portico-signup></portico-signup>', {
        getLoginOptions: {
          ...exampleOptions,
          mailFrom: payload,
          fields: [{ name: 'plan', type: 'select', label, required: false, options: [{ value: payload, label }] }],
          consents: [{ name: 'terms', version: '1', label, required: true }],
        },
      });
      await shown(signup, '[name=consent-terms]');
      assertInert(signup);
    });

    it(`as addresses and notifications of an account: ${payload}`, async () => {
      const label = [{ language: 'en', text: payload }];
      const settings = exampleContactSettings();
      const account = await draw('<portico-account routing="none" tab="emails"></portico-account>', {
        getSession: { session: exampleSession },
        getContactSettings: {
          ...settings,
          addresses: settings.addresses.map((each) => ({ ...each, email: payload })),
          notifications: settings.notifications.map((each) => ({ ...each, label, description: label })),
        },
      });
      for (const tag of ['portico-email-manager', 'portico-notifications']) {
        const part = await shown(account, tag);
        await says(part, payload);
        assertInert(part);
      }
      (await shown(account, '[data-pt-action="remove:cafe"]')).click();
      const bar = await shown(account, '[part=save-bar]');
      await says(bar, payload);
      assertInert(bar);
    });

    it(`as devices, places and events of an account: ${payload}`, async () => {
      const device = { browser: payload, system: payload, place: payload };
      const list = await draw('<portico-sessions></portico-sessions>', {
        getSession: { session: exampleSession },
        listSessions: {
          now: 0,
          sessions: exampleSessions().sessions.map((each) => ({ ...each, ...device, method: payload })),
        },
        listActivity: { now: 0, entries: [{ ...device, id: '1', event: payload, at: 0 }] },
      });
      await says(list, payload);
      (await shown(list, '[data-pt-action=ask]')).click();
      await says(await shown(list, 'dialog[open]'), payload);
      assertInert(list);
    });

    it(`as the profile of a person: ${payload}`, async () => {
      const profile = await draw('<portico-profile></portico-profile>', {
        getSession: { session: exampleSession },
        getProfile: { ...exampleProfile, name: payload, jobTitle: payload, organization: payload },
      });
      const { value } = (await shown(profile, '[name=name]')) as HTMLInputElement;
      assert.equal(value, payload);
      assertInert(profile);
    });

    it(`as numbers and codes of an error: ${payload}`, async () => {
      const reset = await draw('<portico-reset-password token="example"></portico-reset-password>', {
        resetPassword: {
          error: 'input_invalid',
          fields: { password: 'password_too_short' },
          params: { minLength: payload },
        },
      });
      type(reset, 'password', 'short');
      submit(reset);
      await shown(reset, '.pt-error');
      await says(reset, payload);
      assertInert(reset);
    });
  }

  for (const code of ['__proto__', 'constructor', 'toString', 'not_yet_known']) {
    it(`a code that there are no words for is told in other words: ${code}`, async () => {
      const login = await draw('<portico-login></portico-login>');
      globalThis.fetch = () => Promise.resolve(Response.json({ error: { code, requestId: '' } }, { status: 400 }));
      type(login, 'email', 'ana@larkfield.example');
      type(login, 'password', 'tin whistle orchard');
      submit(login);
      await says(await shown(login, '[role=alert]'), errors.internal.title);
      const fields = { email: code as FieldCode };
      const signup = await draw('<portico-signup></portico-signup>', { signUp: { error: 'input_invalid', fields } });
      type(signup, 'email', 'ana@larkfield.example');
      type(signup, 'password', 'tin whistle orchard');
      submit(signup);
      await says(await shown(signup, '.pt-error'), fieldErrors.type_wrong);
    });
  }

  it('a wait that has no end is told as a day at the most', async () => {
    const login = await draw('<portico-login></portico-login>', {
      login: { error: 'limit_reached', params: { retryAfter: 1e308 } },
    });
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    const alert = await shown(login, '[part=alert]');
    await says(alert, '24:00:00');
    assert.notMatch(alert.textContent, /NaN|Infinity/);
  });

  for (const minutes of ['soon', 1e308, -1]) {
    it(`minutes that are none are told as ten: ${minutes}`, async () => {
      const session = { getSession: { session: exampleSession } };
      const change = await draw('<portico-change-password></portico-change-password>', {
        ...session,
        changePassword: { error: 'reauthentication_required', params: { method: 'code', minutes } },
      });
      type(change, 'currentPassword', 'tin whistle orchard');
      type(change, 'newPassword', 'a much longer whistle');
      submit(change);
      await says(await shown(document.body, 'portico-reauthenticate'), 'more than 10 minutes ago');
      document.querySelector('portico-reauthenticate')?.remove();
    });
  }
});

describe('links to terms lead to pages and mail addresses alone (WB3)', () => {
  const linked = async (terms: string, privacy: string): Promise<(string | null)[]> => {
    const signup = await draw(`<portico-signup terms-url="${terms}" privacy-url="${privacy}"></portico-signup>`);
    return [...signup.querySelectorAll('.pt-foot a[target]')].map((link) => link.getAttribute('href'));
  };

  it('of this site, of another one, or of a mail program', async () => {
    assert.deepEqual(await linked('/terms', 'https://larkfield.example/privacy'), [
      '/terms',
      'https://larkfield.example/privacy',
    ]);
    assert.deepEqual(await linked('mailto:terms@larkfield.example', '../privacy'), [
      'mailto:terms@larkfield.example',
      '../privacy',
    ]);
  });

  for (const url of [
    'javascript:window.ran=1',
    ' java&#10;script:window.ran=1',
    'JAVASCRIPT:window.ran=1',
    'data:text/html,x',
    'blob:null',
    'https://',
  ]) {
    it(`and not ${url}`, async () => {
      assert.deepEqual(await linked('/terms', url), ['/terms']);
      assert.deepEqual(await linked(url, '/privacy'), []);
    });
  }
});
