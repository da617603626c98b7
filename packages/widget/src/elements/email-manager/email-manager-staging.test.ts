import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { announced } from '../../../test/announced.js';
import { add, barOf, drawContact, press, read, saveButton } from '../../../test/contact.js';
import { fieldOf, nextTurn } from '../../../test/draw.js';
import { exampleAddress, exampleContactSettings } from '../../mock/account-fixtures.js';
import type { MockAnswers } from '../../mock/mock-handlers.js';
import { gone, says, shown, type } from '../../mock/scenario.js';

const settings = exampleContactSettings();

/** Draws the element with some addresses of the example person. */
function drawManager(ids = ['primary', 'university', 'studio', 'cafe'], answers: MockAnswers = {}) {
  const addresses = settings.addresses.filter(({ id }) => ids.includes(id));
  return drawContact('<portico-email-manager></portico-email-manager>', {
    getContactSettings: { ...settings, addresses },
    ...answers,
  });
}

/** A row by the id of its address. */
function rowOf(manager: HTMLElement, id: string): Promise<HTMLElement> {
  return shown(manager, `[data-pt-row="${id}"]`);
}

/** What the focused control does. */
function focused(): string | undefined {
  return (document.activeElement as HTMLElement | null)?.dataset['ptAction'];
}

describe('what is staged in portico-email-manager (UX8)', () => {
  it('A5: a removal is said at its row and in the bar, and is taken back where it was made', async () => {
    const manager = await drawManager();
    assert.isNull(manager.querySelector('[part=save-bar]'), 'nothing is to be saved');
    await press(manager, 'remove:cafe');
    await shown(manager, '[data-pt-row=cafe].is-removed');
    const row = await rowOf(manager, 'cafe');
    assert.include(read(row), 'Will be removed');
    assert.include(read(row), 'You can no longer log in with it once you save.');
    assert.equal(focused(), 'keep:cafe');
    assert.deepEqual(await barOf(manager), [
      'ana@oldcafe.example is removed.',
      'Every verified address gets a notice with an undo link that works for 7 days.',
    ]);
    assert.equal(read(await saveButton(manager)), 'Save 1 change');
    await sendKeys({ press: 'Enter' });
    await gone(manager, '[part=save-bar]');
    assert.equal(document.activeElement?.closest('[data-pt-row]'), row);
    assert.isNull(manager.querySelector('.is-staged'));
  });

  it('A5: the second half of a double click neither takes a removal back nor removes the next address', async () => {
    const manager = await drawManager();
    await press(manager, 'remove:university');
    for (const action of ['keep:university', 'remove:cafe']) {
      const button = await shown(manager, `[data-pt-action="${action}"]`);
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 2 }));
    }
    await nextTurn();
    assert.deepEqual(
      [...manager.querySelectorAll<HTMLElement>('.is-removed')].map((row) => row.dataset['ptRow']),
      ['university'],
    );
  });

  it('keeps what is half typed in the field when a new address is taken back', async () => {
    const manager = await drawManager();
    await add(manager, 'hello@ruiz.example');
    await rowOf(manager, 'add.0');
    type(manager, 'add', 'second@rui');
    await press(manager, 'drop:0');
    await gone(manager, '[data-pt-row="add.0"]');
    assert.equal(fieldOf(manager, 'add').value, 'second@rui');
  });

  it('A5: goes on at the new row when there is no room for a further address', async () => {
    const manager = await drawManager(undefined, { getContactSettings: { ...settings, maxAddresses: 5 } });
    await add(manager, 'hello@ruiz.example');
    await gone(manager, '[name=add]');
    assert.equal(document.activeElement?.closest('[data-pt-row]'), await rowOf(manager, 'add.0'));
  });

  it('Enter stages a new address, empties the field and stays there', async () => {
    const manager = await drawManager();
    fieldOf(manager, 'add').focus();
    await sendKeys({ type: ' hello@ruiz.example ' });
    await sendKeys({ press: 'Enter' });
    const row = await rowOf(manager, 'add.0');
    assert.include(read(row), 'hello@ruiz.example');
    assert.include(read(row), 'A verification email is sent when you save.');
    assert.equal(fieldOf(manager, 'add').value, '');
    assert.equal(document.activeElement, fieldOf(manager, 'add'));
    await announced('hello@ruiz.example, New, A verification email is sent when you save.');
    assert.include(await barOf(manager), 'hello@ruiz.example gets a verification email.');
    await press(manager, 'drop:0');
    await gone(manager, '[data-pt-row="add.0"]');
    assert.isNull(manager.querySelector('[part=save-bar]'));
  });

  it('each addition is taken back by itself', async () => {
    const manager = await drawManager();
    await add(manager, 'one@ruiz.example');
    await rowOf(manager, 'add.0');
    await add(manager, 'two@ruiz.example');
    await rowOf(manager, 'add.1');
    await press(manager, 'drop:0');
    await gone(manager, '[data-pt-row="add.1"]');
    assert.include(read(await rowOf(manager, 'add.0')), 'two@ruiz.example');
  });

  for (const [typed, words] of [
    ['', 'fill this in'],
    ['ana', 'not an email address yet'],
    ['ANA@larkfield.example', 'already in your account'],
  ] as const) {
    it(`A1: ‘${typed}’ is refused at the field, which is described by the reason`, async () => {
      const manager = await drawManager();
      await add(manager, typed);
      const input = await shown(manager, '[name=add][aria-invalid=true]');
      assert.equal(document.activeElement, input);
      const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
      const described = ids.map((id) => read(document.getElementById(id))).join(' ');
      assert.include(described.toLowerCase(), words);
      assert.equal(fieldOf(manager, 'add').value, typed);
      assert.isNull(manager.querySelector('[part=save-bar]'));
    });
  }

  it('EM: with several verified addresses left, the person chooses which becomes primary', async () => {
    const manager = await drawManager();
    await press(manager, 'remove:primary');
    const legend = await shown(manager, 'legend');
    assert.equal(read(legend), 'Which address becomes primary?');
    assert.equal(document.activeElement, legend);
    assert.isNull(manager.querySelector('[part=save-bar]'), 'nothing is staged before the choice');
    const choices = [...manager.querySelectorAll<HTMLInputElement>('[name=successor]')];
    assert.deepEqual(
      choices.map(({ value }) => value),
      ['university', 'cafe'],
      'an unverified address is no choice',
    );
    choices[1]?.click();
    await press(manager, 'succeed:primary');
    assert.deepEqual((await barOf(manager)).slice(0, 2), [
      'ana@larkfield.example is removed.',
      'ana@oldcafe.example becomes primary.',
    ]);
    assert.equal(read(await saveButton(manager)), 'Save 2 changes');
    await press(manager, 'keep:primary');
    await gone(manager, '[part=save-bar]');
  });

  it('nothing is staged when the choice is left', async () => {
    const manager = await drawManager();
    await press(manager, 'remove:primary');
    await shown(manager, 'legend');
    await press(manager, 'close');
    await gone(manager, 'legend');
    assert.isNull(manager.querySelector('[part=save-bar]'));
    assert.equal(document.activeElement?.closest('[data-pt-row]'), await rowOf(manager, 'primary'));
  });

  it('EM: the one verified secondary address becomes primary by itself, which is said before', async () => {
    const manager = await drawManager(['primary', 'university']);
    await press(manager, 'remove:primary');
    await says(manager, 'Will be primary');
    assert.include(read(await rowOf(manager, 'university')), 'Will be primary');
    assert.include(await barOf(manager), 'a.ruiz@uni.example becomes primary.');
  });

  it('EM3: the last verified address is kept, also when the others are only staged to go', async () => {
    const manager = await drawManager(['primary', 'university', 'studio']);
    await press(manager, 'remove:university');
    await shown(manager, '[data-pt-row=university].is-removed');
    const remove = await shown(manager, '[data-pt-action="remove:primary"]');
    assert.equal(remove.ariaDisabled, 'true');
    const why = document.getElementById(remove.getAttribute('aria-describedby') ?? '');
    assert.include(read(why), 'This is your only verified address, so it cannot be removed.');
    remove.focus();
    assert.equal(document.activeElement, remove, 'whoever cannot use it can find out why');
    await sendKeys({ press: 'Enter' });
    assert.equal(read(await saveButton(manager)), 'Save 1 change');
    assert.isNull(manager.querySelector('[data-pt-row=primary].is-removed'));
  });

  it('EM3: the only address has its reason beside it from the start', async () => {
    const manager = await drawContact('<portico-email-manager></portico-email-manager>', {
      getContactSettings: {
        ...settings,
        addresses: [exampleAddress('only', 'ana@larkfield.example', { primary: true, removalBlocked: 'address_last' })],
      },
    });
    const remove = await shown(manager, '[data-pt-action="remove:only"]');
    assert.equal(remove.ariaLabel, 'Remove ana@larkfield.example');
    assert.equal(remove.ariaDisabled, 'true');
    const why = document.getElementById(remove.getAttribute('aria-describedby') ?? '');
    assert.include(read(why), 'Add and verify another one first.');
    assert.isTrue(why?.checkVisibility());
  });

  it('EM: an address that is not verified cannot be made primary, and its button says why', async () => {
    const manager = await drawManager();
    const button = await shown(manager, '[data-pt-action="primary:studio"]');
    assert.equal(button.ariaDisabled, 'true');
    const why = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    assert.include(read(why), 'Verify it first');
    button.click();
    assert.isNull(manager.querySelector('[part=save-bar]'));
  });

  it('EM: of several addresses one becomes primary once it is verified', async () => {
    const manager = await drawManager();
    await add(manager, 'hello@ruiz.example');
    (await shown(manager, '[data-pt-choice="wish:0"]')).click();
    await says(manager, 'becomes primary once verified.');
    (await shown(manager, '[data-pt-choice="wish:studio"]')).click();
    await says(manager, 'ana@studio.example becomes primary once verified.');
    const first = await shown(manager, '[data-pt-choice="wish:0"]');
    assert.isFalse((first as HTMLInputElement).checked);
    assert.include(await barOf(manager), 'hello@ruiz.example gets a verification email.');
  });

  it('EM: Change puts a new address in the place of the primary one, as one change', async () => {
    const manager = await drawManager();
    await press(manager, 'change');
    await shown(manager, '[name=replacement]');
    type(manager, 'replacement', 'hello@ruiz.example');
    await sendKeys({ press: 'Enter' });
    const row = await rowOf(manager, 'replacePrimary');
    assert.include(read(row), 'Once verified, it becomes primary and ana@larkfield.example is removed.');
    assert.include(
      await barOf(manager),
      'hello@ruiz.example gets a verification email. Once verified, it becomes primary and ana@larkfield.example is removed.',
    );
    assert.equal(read(await saveButton(manager)), 'Save 1 change');
    assert.equal(focused(), 'drop:-1');
    await sendKeys({ press: 'Enter' });
    await gone(manager, '[data-pt-row=replacePrimary]');
    assert.isNull(manager.querySelector('[part=save-bar]'));
  });

  it('EM: what waits to take the primary one’s place says that this one goes, and offers no box', async () => {
    const next = exampleAddress('next', 'hello@ruiz.example', {
      verified: false,
      login: false,
      onceVerified: 'replacement',
      primaryBlocked: 'address_unverified',
    });
    const manager = await drawManager(['primary'], {
      getContactSettings: { ...settings, addresses: [...settings.addresses.slice(0, 1), next] },
    });
    const row = await rowOf(manager, 'next');
    assert.include(read(row), 'Once verified, it becomes primary and ana@larkfield.example is removed.');
    assert.isNull(row.querySelector('[type=checkbox]'));
  });

  it('all of it is discarded at once, and that is said', async () => {
    const manager = await drawManager();
    await press(manager, 'remove:cafe');
    await add(manager, 'hello@ruiz.example');
    await rowOf(manager, 'add.0');
    await press(manager, 'discard');
    await gone(manager, '[part=save-bar]');
    assert.isNull(manager.querySelector('.is-staged'));
    assert.equal(document.activeElement?.getAttribute('role'), 'heading');
    await announced('Your changes are discarded.');
  });

  it('EM: the tenth address leaves no field for an eleventh', async () => {
    const nine = Array.from({ length: 9 }, (_each, index) =>
      exampleAddress(`a${index}`, `a${index}@ruiz.example`, index === 0 ? { primary: true } : {}),
    );
    const manager = await drawContact('<portico-email-manager></portico-email-manager>', {
      getContactSettings: { ...settings, addresses: nine },
    });
    assert.include(read(await shown(manager, 'label[for$=-add]')), '9 of 10');
    await add(manager, 'hello@ruiz.example');
    await gone(manager, '[name=add]');
    await says(manager, 'Your account cannot have more addresses.');
  });

  it('a page may leave out every way to another primary address', async () => {
    const manager = await drawContact('<portico-email-manager no-primary-change></portico-email-manager>');
    assert.isNull(manager.querySelector('[data-pt-action^="primary:"], [data-pt-action=change], [data-pt-choice]'));
  });
});
