import { assert } from '@open-wc/testing';
import { draw, fieldOf } from '../../../test/draw.js';
import { recordEvents } from '../../../test/events.js';
import { exampleOptions } from '../../mock/fixtures.js';
import { says, shown, submit, type } from '../../mock/scenario.js';

const html = '<portico-forgot-password></portico-forgot-password>';

describe('portico-forgot-password', () => {
  it('says the same to everybody, by one event, and goes to the heading', async () => {
    const forgot = await draw(html);
    const events = recordEvents(forgot);
    type(forgot, 'email', ' ana@larkfield.example ');
    submit(forgot);
    await says(forgot, 'If ana@larkfield.example belongs to an account here');
    assert.deepEqual(events, [{ name: 'portico-reset-requested', detail: { email: 'ana@larkfield.example' } }]);
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
  });

  it('leads back to the field with the address still there, selected', async () => {
    const forgot = await draw(html);
    type(forgot, 'email', 'ana@larkfield.example');
    submit(forgot);
    (await shown(forgot, '[data-pt-action=back]')).click();
    await shown(forgot, '[name=email]:not([type=hidden])');
    assert.equal(fieldOf(forgot, 'email').value, 'ana@larkfield.example');
    assert.equal(document.activeElement, fieldOf(forgot, 'email'));
  });

  it('sends nothing again before the wait is over', async () => {
    let calls = 0;
    const forgot = await draw(html, {
      requestPasswordReset: () => {
        calls++;
        return { next: 'check_mail', resendAt: Date.now() + 60_000 };
      },
    });
    type(forgot, 'email', 'ana@larkfield.example');
    submit(forgot);
    const button = await shown(forgot, '.pt-button-small[aria-disabled]');
    button.click();
    await says(forgot, 'Send again in');
    assert.equal(calls, 1);
  });

  it('goes to the field that is missing and describes it', async () => {
    const forgot = await draw(html);
    submit(forgot);
    const error = await shown(forgot, '.pt-error');
    const input = fieldOf(forgot, 'email');
    assert.equal(document.activeElement, input);
    assert.equal(input.getAttribute('aria-invalid'), 'true');
    assert.include(input.getAttribute('aria-describedby') ?? '', error.id);
    type(forgot, 'email', 'a');
    await shown(forgot, '[name=email]:not([aria-invalid])');
  });

  it('says instead of a form that the portal has no passwords, with the way back', async () => {
    const off = { getLoginOptions: { ...exampleOptions, password: false } };
    const forgot = await draw(html, off);
    await says(forgot, 'There are no passwords here');
    assert.isNull(forgot.querySelector('form, input'));
    await shown(forgot, '[data-pt-to=login]');
  });
});
