import { assert } from '@open-wc/testing';
import { draw } from '../../../test/draw.js';
import { idle } from '../../../test/idle.js';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { gone, says, shown, submit } from '../../mock/scenario.js';

const html = '<portico-verify-address token="example"></portico-verify-address>';

describe('portico-verify-address', () => {
  it('does nothing until the button is pressed, then says everything in order', async () => {
    let calls = 0;
    const verify = await draw(html, {
      verifyAddress: () => {
        calls++;
        return { next: 'login', email: 'ana@larkfield.example' };
      },
    });
    await shown(verify, 'bdi:not(:empty)');
    assert.equal(calls, 0);
    const events = recordEvents(verify);
    submit(verify);
    await gone(verify, 'form');
    await says(verify, 'Your address is verified');
    assert.deepEqual(events, [{ name: 'portico-address-verified', detail: { email: 'ana@larkfield.example' } }]);
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
  });

  it('fires that the address is confirmed, then the login, then the way back, and no token', async () => {
    const verify = await draw(html);
    await shown(verify, 'bdi:not(:empty)');
    const events = recordEvents(verify);
    const navigated = nextEvent(verify, 'portico-navigate');
    submit(verify);
    await navigated;
    assert.deepEqual(
      events.map(({ name }) => name),
      ['portico-address-verified', 'portico-logged-in', 'portico-navigate'],
    );
    assert.notInclude(JSON.stringify(events), 'token');
  });

  it('waits with an early press for what the link is good for, and keeps the outcome', async () => {
    let inspected: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      inspected = resolve;
    });
    let calls = 0;
    const verify = await draw(html, {
      inspectLink: async () => {
        await held;
        return { state: 'live', email: 'ana@larkfield.example', needsPassword: false };
      },
      verifyAddress: () => {
        calls++;
        return { next: 'login', email: 'ana@larkfield.example' };
      },
    });
    submit(verify);
    await shown(verify, '.pt-spinner');
    assert.equal(calls, 0);
    inspected();
    await says(verify, 'Your address is verified');
    // The options are asked for after the inspection: once they are here, its answer was dealt with.
    await idle();
    assert.lengthOf(verify.querySelectorAll('form'), 0);
    await says(verify, 'Your address is verified');
  });

  it('RS16: an address is added to an account only once the box is ticked, however early the button is pressed', async () => {
    let calls = 0;
    let inspected: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      inspected = resolve;
    });
    const verify = await draw(html, {
      inspectLink: async () => {
        await held;
        return {
          state: 'live',
          email: 'hello@ruiz.example',
          needsPassword: false,
          addedTo: 'Ana Ruiz',
          needsConfirmation: true,
        };
      },
      verifyAddress: () => {
        calls++;
        return { next: 'added', email: 'hello@ruiz.example', primary: false, removed: '' };
      },
    });
    submit(verify);
    await shown(verify, '.pt-spinner');
    inspected();
    const box = await shown(verify, '[name=confirmed][aria-invalid=true]');
    await says(verify, 'Tick this box first');
    submit(verify);
    await idle();
    assert.equal(calls, 0);
    box.click();
    submit(verify);
    await says(verify, 'You can now log in with hello@ruiz.example, too.');
    assert.equal(calls, 1);
  });

  it('takes the token out of the address bar', async () => {
    const before = location.href;
    const url = new URL(before);
    url.searchParams.set('token', 'example');
    history.replaceState(null, '', url);
    const verify = await draw(html);
    await shown(verify, 'bdi:not(:empty)');
    assert.isFalse(new URL(location.href).searchParams.has('token'));
    history.replaceState(null, '', before);
  });

  for (const [primary, removed, words] of [
    [false, '', 'You can now log in with hello@ruiz.example, too.'],
    [true, '', 'hello@ruiz.example is now your primary address.'],
    [
      true,
      'ana@larkfield.example',
      'hello@ruiz.example is now your primary address, and ana@larkfield.example is removed.',
    ],
  ] as const) {
    it(`EM: of an address that was added it says “${words}”`, async () => {
      const verify = await draw(html, {
        verifyAddress: { next: 'added', email: 'hello@ruiz.example', primary, removed },
      });
      submit(verify);
      await says(verify, words);
    });
  }

  it('says what became of a link that is refused, and tells the page why', async () => {
    const verify = await draw(html, { verifyAddress: { error: 'address_taken' } });
    const failed = nextEvent(verify, 'portico-error');
    submit(verify);
    assert.equal((await failed).detail.code, 'address_taken');
    await says(verify, 'This address already belongs to an account');
  });
});
