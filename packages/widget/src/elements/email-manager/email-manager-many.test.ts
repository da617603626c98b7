import { assert } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { drawContact, press, read, saveButton } from '../../../test/contact.js';
import { exampleAddress, exampleContactSettings } from '../../mock/account-fixtures.js';
import { gone, shown } from '../../mock/scenario.js';

const html = '<portico-email-manager></portico-email-manager>';
const settings = exampleContactSettings();

/** An account with its primary and so many verified addresses, and one that is not verified at the very end. */
const withMany = (count: number) => ({
  ...settings,
  addresses: [
    exampleAddress('primary', 'ana@larkfield.example', { primary: true }),
    ...Array.from({ length: count }, (_, at) => exampleAddress(`more-${at}`, `more.${at}@ruiz.example`)),
    exampleAddress('new', 'new@ruiz.example', { verified: false, login: false, primaryBlocked: 'address_unverified' }),
  ],
});

/** The addresses that are in sight. */
const inSight = (manager: HTMLElement): string[] =>
  [...manager.querySelectorAll<HTMLElement>('[data-pt-row]')]
    .filter((row) => row.checkVisibility())
    .map((row) => row.dataset['ptRow'] ?? '');

describe('portico-email-manager with many addresses', () => {
  it('folds them on a phone, but for those about which something is to be done', async () => {
    await setViewport({ width: 320, height: 640 });
    const manager = await drawContact(html, { getContactSettings: withMany(8) });
    assert.deepEqual(inSight(manager), ['primary', 'more-0', 'more-1', 'more-2', 'more-3', 'new']);
    const summary = await shown(manager, 'summary');
    assert.equal(read(summary), 'Show 4 more addresses');
    summary.click();
    assert.lengthOf(inSight(manager), 10);
    await press(manager, 'remove:more-7');
    await shown(manager, '[data-pt-row=more-7].is-removed');
    assert.lengthOf(inSight(manager), 10, 'it stays open while something is staged in it');
  });

  it('opens by itself when one of those that are out of sight is refused', async () => {
    const manager = await drawContact(html, {
      getContactSettings: withMany(8),
      saveContactSettings: { error: 'address_last', fields: { 'remove.more-7': 'address_last' } },
    });
    const summary = await shown(manager, 'summary');
    summary.click();
    await press(manager, 'remove:more-7');
    summary.click();
    await gone(manager, 'details[open]');
    (await saveButton(manager)).click();
    await shown(manager, 'details[open] [data-pt-row=more-7] .pt-error');
    assert.equal((document.activeElement as HTMLElement).dataset['ptRow'], 'more-7');
  });

  it('folds nothing for the sake of one row', async () => {
    const manager = await drawContact(html, { getContactSettings: withMany(5) });
    assert.lengthOf(inSight(manager), 7);
    assert.isNull(manager.querySelector('details'));
  });

  it('says above them that one logs in with any of them, and not at each', async () => {
    const manager = await drawContact(html);
    assert.include(read(manager), 'Log in with any verified address.');
    assert.notInclude(read(manager), 'Used to log in');
  });
});
