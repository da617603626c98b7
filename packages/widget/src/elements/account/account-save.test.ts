import { assert } from '@open-wc/testing';
import { drawContact, press, read, saveButton } from '../../../test/contact.js';
import { gone, shown } from '../../mock/scenario.js';

const emails = '<portico-account routing="none" tab="emails"></portico-account>';

describe('portico-account, when a save fails', () => {
  it('says above the addresses that a save failed, whichever part was changed', async () => {
    const account = await drawContact(emails, { saveContactSettings: { broken: 'offline' } });
    // The bar goes to the last element of the page as soon as that is there.
    await shown(account, 'portico-notifications [data-pt-choice]');
    await press(account, 'remove:cafe');
    (await saveButton(account)).click();
    const alert = await shown(account, '[role=alert]');
    assert.include(read(alert), 'The server could not be reached.');
    assert.equal(document.activeElement, alert);
    assert.lengthOf(account.querySelectorAll('[role=alert]'), 1);
    isAboveTheAddresses(account, alert);
    (await shown(account, '[data-pt-choice="news email"]')).click();
    await gone(account, '[role=alert]');
  });

  it('asks above the addresses which side counts, and speaks of settings when only notifications meet those of another window', async () => {
    const account = await drawContact(emails, { saveContactSettings: { error: 'version_stale' } });
    (await shown(account, '[data-pt-choice="news email"]')).click();
    (await saveButton(account)).click();
    const title = await shown(account, '[data-pt-panel]');
    assert.equal(read(title), 'Your settings changed in another window');
    isAboveTheAddresses(account, title);
    assert.equal(document.activeElement, title);
    assert.lengthOf(account.querySelectorAll('[data-pt-panel]'), 1);
  });
});

/** Whether something stands in the form of the addresses, before the first of them, and is in the window. */
function isAboveTheAddresses(account: HTMLElement, what: HTMLElement): void {
  assert.isNotNull(what.closest('portico-email-manager form'));
  const { top, bottom } = what.getBoundingClientRect();
  assert.isAtLeast(top, 0);
  assert.isBelow(bottom, account.querySelector('[part=row]')?.getBoundingClientRect().top ?? 0);
}
