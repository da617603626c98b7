import { assert, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announced } from '../../../test/announced.js';
import { add, barOf, drawContact, press, read, saveButton, saved, takesSaves } from '../../../test/contact.js';
import { nextTurn } from '../../../test/draw.js';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { exampleContactSettings } from '../../mock/account-fixtures.js';
import { exampleSession } from '../../mock/fixtures.js';
import type { MockAnswers } from '../../mock/mock-handlers.js';
import { gone, says, shown } from '../../mock/scenario.js';
import type { PorticoEmailManager } from './email-manager.js';

const html = '<portico-email-manager></portico-email-manager>';
const settings = exampleContactSettings();

/** Draws the element and stages a removal and an addition. */
async function drawStaged(answers: MockAnswers = {}): Promise<HTMLElement> {
  const manager = await drawContact(html, answers);
  await press(manager, 'remove:cafe');
  await shown(manager, '[data-pt-row=cafe].is-removed');
  await add(manager, 'hello@ruiz.example');
  await shown(manager, '[data-pt-row="add.0"]');
  return manager;
}

/** Whether the browser would ask before this page is left. */
function asksBeforeLeaving(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

/** What another window saved over the version that was read: the café went and another address came. */
function savedElsewhere() {
  const other = { addresses: { add: [{ email: 'shop@ruiz.example', makePrimary: false }], remove: ['cafe'] } };
  const now = saved(settings, { version: settings.version, locale: 'en', ...other });
  let reads = 0;
  const { sent, answers } = takesSaves(now);
  const take = answers.saveContactSettings as (input: (typeof sent)[0]) => typeof settings;
  return {
    sent,
    answers: {
      getContactSettings: () => (reads++ === 0 ? settings : now),
      saveContactSettings: (input) => (input.version === now.version ? take(input) : { error: 'version_stale' }),
    } satisfies MockAnswers,
  };
}

describe('portico-email-manager saves', () => {
  it('UX10: all of it in one change set with the version that was read, tells the page, and says so', async () => {
    const { sent, answers } = takesSaves();
    const manager = await drawStaged(answers);
    assert.isEmpty(sent);
    const events = recordEvents(manager);
    (await saveButton(manager)).click();
    await gone(manager, '[part=save-bar]');
    const addresses = { add: [{ email: 'hello@ruiz.example', makePrimary: false }], remove: ['cafe'] };
    assert.deepEqual(sent, [{ version: 7, locale: 'en', addresses }]);
    const changes = { added: ['hello@ruiz.example'], removed: ['ana@oldcafe.example'], primary: null };
    assert.deepEqual(events, [{ name: 'portico-addresses-saved', detail: { changes } }]);
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
    await says(manager, 'Open the email we sent to hello@ruiz.example to verify it.');
    await announced('Your changes are saved.');
    assert.isNull(manager.querySelector('[data-pt-row=cafe], .is-staged'));
  });

  it('WB9: once, however often the button is pressed', async () => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { sent, answers } = takesSaves();
    const take = answers.saveContactSettings as (input: (typeof sent)[0]) => typeof settings;
    const manager = await drawStaged({
      saveContactSettings: async (input) => {
        const after = take(input);
        await held;
        return after;
      },
    });
    const button = await saveButton(manager);
    button.click();
    button.click();
    await shown(manager, '.pt-spinner');
    button.click();
    assert.equal(read(button), 'Save 2 changes', 'it keeps its label');
    answer();
    await gone(manager, '[part=save-bar]');
    assert.lengthOf(sent, 1);
  });

  it('what was staged while the answer was on its way is still to be saved', async () => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const manager = await drawStaged({
      saveContactSettings: async (input) => {
        await held;
        return saved(settings, input);
      },
    });
    (await saveButton(manager)).click();
    await shown(manager, '.pt-spinner');
    (await shown(manager, '[data-pt-choice="wish:studio"]')).click();
    answer();
    await gone(manager, '[data-pt-row=cafe]');
    await shown(manager, 'form:not([aria-busy])');
    assert.deepEqual(await barOf(manager), ['ana@studio.example becomes primary once verified.']);
  });

  it('WB12: nothing staged is lost when the network is broken, and a second try is sent', async () => {
    let isBroken = true;
    const { sent, answers } = takesSaves();
    const take = answers.saveContactSettings as (input: (typeof sent)[0]) => typeof settings;
    const manager = await drawStaged({
      saveContactSettings: (input) => (isBroken ? { broken: 'offline' } : take(input)),
    });
    const failed = nextEvent(manager, 'portico-error');
    (await saveButton(manager)).click();
    assert.equal((await failed).detail.code, 'network_failed');
    const alert = await shown(manager, '.pt-alert[role=alert]');
    assert.equal(document.activeElement, alert);
    assert.equal(read(await saveButton(manager)), 'Save 2 changes');
    assert.isTrue(asksBeforeLeaving());
    isBroken = false;
    (await saveButton(manager)).click();
    await gone(manager, '[part=save-bar]');
    assert.lengthOf(sent, 1);
  });

  it('WB12: a save whose answer was lost counts as saved when it is tried again', async () => {
    const { sent, answers } = takesSaves();
    const take = answers.saveContactSettings as (input: (typeof sent)[0]) => typeof settings;
    let now = settings;
    const manager = await drawStaged({
      getContactSettings: () => now,
      saveContactSettings: (input) => {
        if (input.version !== now.version) return { error: 'version_stale' };
        now = take(input);
        return { broken: 'offline' };
      },
    });
    const failed = nextEvent(manager, 'portico-error');
    (await saveButton(manager)).click();
    assert.equal((await failed).detail.code, 'network_failed');
    await shown(manager, '.pt-alert[role=alert]');
    const events = recordEvents(manager);
    (await saveButton(manager)).click();
    await gone(manager, '[part=save-bar]');
    assert.lengthOf(sent, 1);
    const changes = { added: ['hello@ruiz.example'], removed: ['ana@oldcafe.example'], primary: null };
    assert.deepEqual(events, [{ name: 'portico-addresses-saved', detail: { changes } }]);
    await says(manager, 'Open the email we sent to hello@ruiz.example to verify it.');
    assert.isNull(manager.querySelector('.is-staged, [data-pt-panel]'));
  });

  it('A3: what the server refuses is said at its row, and the rest stays staged', async () => {
    const manager = await drawStaged({
      saveContactSettings: { error: 'input_invalid', fields: { 'add.0': 'address_characters' } },
    });
    (await saveButton(manager)).click();
    await shown(manager, '[data-pt-row="add.0"] .pt-error');
    assert.equal((document.activeElement as HTMLElement).dataset['ptRow'], 'add.0');
    assert.equal(read(await saveButton(manager)), 'Save 2 changes');
    await press(manager, 'drop:0');
    await gone(manager, '.pt-error');
    assert.equal(read(await saveButton(manager)), 'Save 1 change');
  });

  it('warns before leaving while something is staged, and only then', async () => {
    const manager = await drawContact(html);
    assert.isFalse(asksBeforeLeaving());
    await press(manager, 'remove:cafe');
    await shown(manager, '[part=save-bar]');
    assert.isTrue(asksBeforeLeaving());
    await press(manager, 'keep:cafe');
    await gone(manager, '[part=save-bar]');
    assert.isFalse(asksBeforeLeaving());
    await press(manager, 'remove:cafe');
    (await saveButton(manager)).click();
    await gone(manager, '[part=save-bar]');
    assert.isFalse(asksBeforeLeaving());
  });

  it('warns before leaving while something is staged, whatever else the page shows', async () => {
    const manager = await drawContact(`${html}<portico-notifications></portico-notifications>`);
    await shown(manager.nextElementSibling as HTMLElement, '[data-pt-choice]');
    await press(manager, 'remove:cafe');
    await shown(manager, '[part=save-bar]');
    manager.nextElementSibling?.remove();
    await nextTurn();
    assert.isTrue(asksBeforeLeaving());
  });

  it('WB14: warns no longer once it has left the page', async () => {
    const manager = await drawStaged();
    manager.remove();
    await nextTurn();
    assert.isFalse(asksBeforeLeaving());
  });
});

describe('portico-email-manager over addresses that were saved elsewhere meanwhile', () => {
  it('shows both sides, what is done already, and puts what is left on top', async () => {
    const { sent, answers } = savedElsewhere();
    const manager = await drawStaged(answers);
    (await saveButton(manager)).click();
    const title = await shown(manager, '[data-pt-panel]');
    assert.equal(document.activeElement, title);
    assert.equal(read(title), 'Your addresses changed in another window');
    const [now, wanted] = [...manager.querySelectorAll('.pt-side')].map(read);
    assert.include(now, 'shop@ruiz.example');
    assert.notInclude(now, 'ana@oldcafe.example');
    assert.include(wanted, 'remove ana@oldcafe.example (already removed)');
    assert.include(wanted, 'add hello@ruiz.example');
    assert.isTrue(asksBeforeLeaving());
    await press(manager, 'rebase');
    assert.equal(read(await saveButton(manager)), 'Save 1 change');
    (await saveButton(manager)).click();
    await gone(manager, '[part=save-bar]');
    const addresses = { add: [{ email: 'hello@ruiz.example', makePrimary: false }] };
    assert.deepEqual(sent, [{ version: 8, locale: 'en', addresses }]);
  });

  it('takes what is saved now when that is chosen', async () => {
    const { sent, answers } = savedElsewhere();
    const manager = await drawStaged(answers);
    (await saveButton(manager)).click();
    await shown(manager, '[data-pt-panel]');
    await press(manager, 'discard');
    await gone(manager, '[data-pt-panel]');
    await says(manager, 'shop@ruiz.example');
    assert.isNull(manager.querySelector('[data-pt-row=cafe], [part=save-bar]'));
    assert.isEmpty(sent);
    assert.isFalse(asksBeforeLeaving());
  });
});

describe('portico-email-manager asks who somebody is', () => {
  for (const [method, proof] of [
    ['password', 'correct horse'],
    ['code', '123456'],
  ] as const) {
    it(`by ${method}, in place, and then saves by itself what was staged`, async () => {
      let isProven = false;
      const { sent, answers } = takesSaves();
      const take = answers.saveContactSettings as (input: (typeof sent)[0]) => typeof settings;
      const proofs: unknown[] = [];
      const manager = await drawStaged({
        reauthenticate: (input) => {
          proofs.push(input);
          isProven = true;
          return { session: exampleSession };
        },
        saveContactSettings: (input) =>
          isProven ? take(input) : { error: 'reauthentication_required', params: { method, minutes: 10 } },
      });
      const told = nextEvent(manager, 'portico-addresses-saved');
      (await saveButton(manager)).click();
      const dialog = await shown(document.body, `portico-reauthenticate dialog[open]:has([name=${method}])`);
      if (method === 'password') {
        const name = dialog.querySelector<HTMLInputElement>('[autocomplete=username]');
        assert.equal(name?.value, 'ana@larkfield.example', 'PM7: password managers know whose it is');
      }
      await sendKeys({ type: proof });
      await sendKeys({ press: 'Enter' });
      await told;
      assert.deepEqual(proofs, [{ [method]: proof }]);
      assert.lengthOf(sent, 1);
      await gone(manager, '[part=save-bar]');
    });
  }

  it('mails the code for a form that was printed with the question in it', async () => {
    let mails = 0;
    const manager = await drawStaged({
      requestReauthentication: () => {
        mails++;
        return { next: 'check_mail', resendAt: Date.now() + 60_000 };
      },
    });
    (manager as PorticoEmailManager).form.set({ proof: 'code' });
    await press(manager, 'mail-code');
    await waitUntil(() => mails === 1);
  });

  it('and keeps what is staged when somebody would rather not', async () => {
    const manager = await drawStaged({
      saveContactSettings: { error: 'reauthentication_required', params: { method: 'password', minutes: 10 } },
    });
    const button = await saveButton(manager);
    button.focus();
    button.click();
    await shown(document.body, 'portico-reauthenticate dialog[open]');
    await sendKeys({ press: 'Escape' });
    await shown(manager, 'form:not([aria-busy])');
    assert.equal(read(await saveButton(manager)), 'Save 2 changes');
    assert.equal(document.activeElement, button);
    assert.isNull(manager.querySelector('.pt-alert'));
  });
});
