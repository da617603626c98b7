import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announced } from '../../../test/announced.js';
import { draw, fieldOf } from '../../../test/draw.js';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { exampleOptions } from '../../mock/fixtures.js';
import { says, shown, submit, type } from '../../mock/scenario.js';

const html = '<portico-signup></portico-signup>';

/** Types a complete sign-up, sends it and waits for the mail's screen. */
async function signUp(signup: HTMLElement): Promise<void> {
  type(signup, 'email', 'ana@larkfield.example');
  type(signup, 'password', 'tin whistle orchard');
  submit(signup);
  await shown(signup, '[name=code]');
}

describe('portico-signup', () => {
  it('signs up by Enter, says each step once, and no secret', async () => {
    const signup = await draw(html);
    const events = recordEvents(signup);
    fieldOf(signup, 'email').focus();
    await sendKeys({ type: 'ana@larkfield.example' });
    fieldOf(signup, 'password').focus();
    await sendKeys({ type: 'tin whistle orchard' });
    await sendKeys({ press: 'Enter' });
    await shown(signup, '[name=code]');
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
    const loggedIn = nextEvent(signup, 'portico-logged-in');
    fieldOf(signup, 'code').focus();
    await sendKeys({ type: '123456' });
    await sendKeys({ press: 'Enter' });
    await loggedIn;
    assert.deepEqual(
      events.map(({ name }) => name),
      ['portico-before-signup', 'portico-signed-up', 'portico-address-verified', 'portico-logged-in'],
    );
    assert.notMatch(JSON.stringify(events), /whistle|123456/);
  });

  it('names every field that is not finished, leads to each, and goes to the first', async () => {
    const signup = await draw(html);
    type(signup, 'email', 'ana@larkfield');
    type(signup, 'password', 'short');
    submit(signup);
    const alert = await shown(signup, '.pt-alert');
    assert.include(alert.textContent, 'Two things need your attention');
    assert.equal(document.activeElement, fieldOf(signup, 'email'));
    const links = alert.querySelectorAll('a');
    assert.deepEqual(
      [...links].map((link) => link.textContent.trim()),
      ['Email address', 'Password'],
    );
    links[1]?.click();
    assert.equal(document.activeElement, fieldOf(signup, 'password'));
  });

  it('stops before anything is sent when the page prevents it', async () => {
    let calls = 0;
    const signup = await draw(html, {
      signUp: () => {
        calls++;
        return { next: 'check_mail', resendAt: 0 };
      },
    });
    signup.addEventListener('portico-before-signup', (event) => {
      event.preventDefault();
    });
    type(signup, 'email', 'ana@larkfield.example');
    type(signup, 'password', 'tin whistle orchard');
    const asked = nextEvent(signup, 'portico-before-signup');
    submit(signup);
    await asked;
    await shown(signup, 'form:not([aria-busy])');
    assert.equal(calls, 0);
    assert.equal(fieldOf(signup, 'password').value, 'tin whistle orchard');
  });

  it('leads back from the mail to the address, still there and selected', async () => {
    const signup = await draw(html);
    await signUp(signup);
    (await shown(signup, '[data-pt-action=back]')).click();
    await shown(signup, '[name=email]');
    assert.equal(fieldOf(signup, 'email').value, 'ana@larkfield.example');
    assert.equal(document.activeElement, fieldOf(signup, 'email'));
  });

  it('asks for another mail only after the wait, and announces it', async () => {
    const signup = await draw(html, { signUp: () => ({ next: 'check_mail', resendAt: Date.now() }) });
    await signUp(signup);
    (await shown(signup, '[data-pt-action=resend]:not([aria-disabled])')).click();
    await shown(signup, '[data-pt-action=resend][aria-disabled]');
    await announced('on its way');
  });

  it('sends the portal’s own fields and consents, and asks for those that are missing', async () => {
    const asked: unknown[] = [];
    const label = [{ language: 'en', text: 'Plan' }];
    const signup = await draw(html, {
      getLoginOptions: {
        ...exampleOptions,
        fields: [{ name: 'plan', type: 'text', label, required: true }],
        consents: [{ name: 'terms', version: '1', label, required: true }],
      },
      signUp: (input) => {
        asked.push(input);
        return { next: 'check_mail', resendAt: 0 };
      },
    });
    await shown(signup, '[name=consent-terms]');
    type(signup, 'email', 'ana@larkfield.example');
    type(signup, 'password', 'tin whistle orchard');
    submit(signup);
    await shown(signup, '[name=field-plan][aria-invalid]');
    await shown(signup, '[name=consent-terms][aria-invalid]');
    type(signup, 'field-plan', 'orchard');
    fieldOf(signup, 'consent-terms').checked = true;
    submit(signup);
    await says(signup, 'Check your email');
    assert.deepInclude(asked[0], { fields: { plan: 'orchard' }, consents: { terms: true }, locale: 'en' });
  });

  it('speaks of the portal’s own fields and consents in the language that the page changes to', async () => {
    const label = [
      { language: 'en', text: 'I agree' },
      { language: 'de', text: 'Ich bin einverstanden' },
    ];
    const signup = await draw(html, {
      getLoginOptions: { ...exampleOptions, consents: [{ name: 'terms', version: '1', label, required: true }] },
    });
    await says(signup, 'I agree');
    signup.lang = 'de';
    await says(signup, 'Ich bin einverstanden');
  });
});
