import { assert } from '@open-wc/testing';
import { gone, says, shown, submit, type } from '../src/mock/scenario.js';
import { draw } from './draw.js';

const own = '<p slot="terms">terms</p><p slot="success">success</p>';

/** What is seen of the page's own. */
function seen(element: HTMLElement): string[] {
  const children = [...element.querySelectorAll<HTMLElement>(':scope > p[slot]')];
  return children.filter((child) => child.offsetHeight > 0).map(({ slot }) => slot);
}

describe('what a page puts below a form by how far it is (TH6)', () => {
  it('is the terms of a sign-up until it is sent, and its success once the address is confirmed', async () => {
    const signup = await draw(`<portico-signup>${own}</portico-signup>`);
    assert.deepEqual(seen(signup), ['terms']);
    type(signup, 'email', 'ana@larkfield.example');
    type(signup, 'password', 'tin whistle orchard');
    submit(signup);
    await shown(signup, '[name=code]');
    assert.deepEqual(seen(signup), []);
    type(signup, 'code', '123456');
    submit(signup);
    await says(signup, 'Your address is verified, and you are logged in as');
    assert.deepEqual(seen(signup), ['success']);
  });

  it('comes back with the form that somebody goes back to', async () => {
    const forgot = await draw(`<portico-forgot-password>${own}</portico-forgot-password>`);
    type(forgot, 'email', 'ana@larkfield.example');
    submit(forgot);
    const back = await shown(forgot, '[data-pt-action=back]');
    assert.deepEqual(seen(forgot), ['success']);
    back.click();
    await gone(forgot, '[data-pt-action=back]');
    assert.deepEqual(seen(forgot), ['terms']);
  });

  it('is shown for a password that was saved and an address that was confirmed, for a dead link neither', async () => {
    const reset = await draw(`<portico-reset-password token="example">${own}</portico-reset-password>`);
    type(reset, 'password', 'tin whistle orchard');
    submit(reset);
    await says(reset, 'Your new password is saved');
    assert.deepEqual(seen(reset), ['success']);
    const dead = await draw(`<portico-reset-password token="example">${own}</portico-reset-password>`, {
      inspectLink: { state: 'dead' },
    });
    await gone(dead, '[name=password]');
    assert.deepEqual(seen(dead), []);
    const verify = await draw(`<portico-verify-address token="example">${own}</portico-verify-address>`, {
      verifyAddress: { next: 'login', email: 'ana@larkfield.example' },
    });
    await shown(verify, 'bdi:not(:empty)');
    assert.deepEqual(seen(verify), []);
    submit(verify);
    await says(verify, 'Your address is verified');
    assert.deepEqual(seen(verify), ['success']);
  });

  it('is the terms of a login', async () => {
    const login = await draw(`<portico-login>${own}</portico-login>`);
    assert.deepEqual(seen(login), ['terms']);
  });
});
