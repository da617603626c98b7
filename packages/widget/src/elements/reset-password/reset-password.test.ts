import { assert } from '@open-wc/testing';
import { draw, fieldOf } from '../../../test/draw.js';
import { recordEvents } from '../../../test/events.js';
import { exampleOptions } from '../../mock/fixtures.js';
import { gone, says, shown, submit, type } from '../../mock/scenario.js';

const html = '<portico-reset-password token="example"></portico-reset-password>';

describe('portico-reset-password', () => {
  it('saves the password of the link, says so without it, and names the address to log in with', async () => {
    const asked: unknown[] = [];
    const reset = await draw(html, {
      resetPassword: (input) => {
        asked.push(input);
        return { next: 'login', email: 'ana@larkfield.example' };
      },
    });
    const events = recordEvents(reset);
    type(reset, 'password', 'tin whistle orchard');
    submit(reset);
    await gone(reset, 'form');
    await says(reset, 'Your new password is saved');
    await says(reset, 'ana@larkfield.example');
    assert.deepEqual(asked, [{ token: 'example', password: 'tin whistle orchard' }]);
    assert.deepEqual(events, [{ name: 'portico-password-changed', detail: null }]);
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
  });

  it('ticks the rules while somebody types, and none is ever red', async () => {
    const reset = await draw(html);
    await shown(reset, 'bdi strong:not(:empty)');
    type(reset, 'password', 'short');
    await shown(reset, 'li:nth-child(2).is-met');
    assert.isNull(reset.querySelector('li:first-child.is-met'));
    type(reset, 'password', 'tin whistle orchard');
    await shown(reset, 'li:first-child.is-met');
    type(reset, 'password', 'larkfield12');
    await shown(reset, 'li:nth-child(2):not(.is-met)');
    assert.isNull(reset.querySelector('[aria-invalid]'));
  });

  it('goes to the password that the server refuses, and keeps it', async () => {
    const reset = await draw(html, {
      resetPassword: { error: 'input_invalid', fields: { password: 'password_common' } },
    });
    type(reset, 'password', 'password1234');
    submit(reset);
    const error = await shown(reset, '.pt-error');
    const input = fieldOf(reset, 'password');
    assert.include(error.textContent, 'Many people use this password');
    assert.equal(document.activeElement, input);
    assert.equal(input.value, 'password1234');
    assert.include(input.getAttribute('aria-describedby') ?? '', error.id);
  });

  it('says instead of a form that the portal has no passwords, with the way back', async () => {
    const off = { getLoginOptions: { ...exampleOptions, password: false } };
    const reset = await draw(html, { ...off, inspectLink: { error: 'method_disabled' } });
    await says(reset, 'There are no passwords here');
    assert.isNull(reset.querySelector('form, input'));
    await shown(reset, '[data-pt-to=login]');
  });
});
