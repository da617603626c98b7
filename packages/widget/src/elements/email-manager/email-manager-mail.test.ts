import type { ContactSettings } from '@portico/contract';
import { assert } from '@open-wc/testing';
import { announced } from '../../../test/announced.js';
import { drawContact, press, read, saveButton } from '../../../test/contact.js';
import { nextTurn } from '../../../test/draw.js';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { exampleContactSettings } from '../../mock/account-fixtures.js';
import type { MockAnswers } from '../../mock/mock-handlers.js';
import { gone, shown } from '../../mock/scenario.js';

const html = '<portico-email-manager></portico-email-manager>';
const settings = exampleContactSettings();

/** The example settings after something became of the address that is not verified. */
function studio(change: Partial<ContactSettings['addresses'][0]>, version = settings.version): ContactSettings {
  const addresses = settings.addresses.map((each) => (each.id === 'studio' ? { ...each, ...change } : each));
  return { ...settings, now: Date.now(), version, addresses };
}

/** Draws the element where the mail may be sent again at once. */
function drawReady(answers: MockAnswers = {}): Promise<HTMLElement> {
  return drawContact(html, { getContactSettings: studio({ resendAt: 0 }), ...answers });
}

const verified = { verified: true, login: true, primaryBlocked: null } as const;

describe('the verification mail of portico-email-manager', () => {
  it('UX4: is counted down to, by the server’s clock, and then can be sent again', async () => {
    const ahead = 3_600_000;
    const now = Date.now() + ahead;
    const manager = await drawContact(html, {
      getContactSettings: { ...studio({ mailedAt: now - 59_000, resendAt: now + 1500 }), now },
    });
    const button = await shown(manager, '[data-pt-action="resend:studio"]');
    assert.match(read(button), /^Send again in 0:0[12]$/);
    assert.equal(button.ariaDisabled, 'true');
    await shown(manager, '[data-pt-action="resend:studio"]:not([aria-disabled])');
    assert.equal(read(button), 'Send again');
    assert.equal(button.ariaLabel, 'Send again: ana@studio.example');
  });

  it('is sent again once, says so, and counts down anew; what is staged stays', async () => {
    const asked: unknown[] = [];
    const manager = await drawReady({
      resendAddressVerification: (input) => {
        asked.push(input);
        return { resendAt: Date.now() + 60_000 };
      },
    });
    await press(manager, 'remove:cafe');
    await shown(manager, '[part=save-bar]');
    const button = await shown(manager, '[data-pt-action="resend:studio"]');
    button.focus();
    button.click();
    button.click();
    await shown(manager, '[data-pt-action="resend:studio"][aria-disabled=true]');
    button.click();
    assert.match(read(button), /^Send again in (1:0[01]|0:59)$/);
    assert.equal(document.activeElement, button);
    assert.deepEqual(asked, [{ id: 'studio', locale: 'en' }]);
    await announced('A new email to ana@studio.example is on its way.');
    assert.equal(read(await saveButton(manager)), 'Save 1 change');
  });

  it('waits at its own row when the daily cap is reached, and everything else can be saved', async () => {
    const manager = await drawReady({
      resendAddressVerification: { error: 'limit_reached', params: { retryAfter: 7200 } },
    });
    const failed = nextEvent(manager, 'portico-error');
    await press(manager, 'resend:studio');
    assert.equal((await failed).detail.retryAfter, 7200);
    const button = await shown(manager, '[data-pt-action="resend:studio"][aria-disabled=true]');
    assert.match(read(button), /^Send again in (2:00:00|1:59:59)$/);
    assert.isNull(manager.querySelector('.pt-alert'));
    await press(manager, 'remove:cafe');
    (await saveButton(manager)).click();
    await gone(manager, '[part=save-bar]');
  });

  it('says above the rows that the server could not be reached', async () => {
    const manager = await drawReady({ resendAddressVerification: { broken: 'offline' } });
    await press(manager, 'resend:studio');
    const alert = await shown(manager, '.pt-alert[role=alert]');
    assert.equal(document.activeElement, alert);
  });

  it('is no longer offered when the address turns out to be verified already', async () => {
    let isVerified = false;
    const manager = await drawReady({
      getContactSettings: () => (isVerified ? studio(verified, 8) : studio({ resendAt: 0 })),
      resendAddressVerification: () => {
        isVerified = true;
        return { error: 'link_used' };
      },
    });
    const noticed = nextEvent(manager, 'portico-address-verified');
    await press(manager, 'resend:studio');
    assert.deepEqual((await noticed).detail, { email: 'ana@studio.example' });
    await gone(manager, '[data-pt-action="resend:studio"]');
    assert.isNull(manager.querySelector('.pt-alert'));
  });
});

describe('an address that is verified in another tab', () => {
  it('UX4: is noticed when somebody comes back, also below what is staged', async () => {
    let isVerified = false;
    const manager = await drawContact(html, {
      getContactSettings: () => (isVerified ? studio(verified, 8) : settings),
    });
    await press(manager, 'remove:cafe');
    await shown(manager, '[part=save-bar]');
    const events = recordEvents(manager);
    const noticed = nextEvent(manager, 'portico-address-verified');
    isVerified = true;
    document.dispatchEvent(new Event('visibilitychange'));
    await noticed;
    await announced('ana@studio.example is verified.');
    await shown(manager, '[data-pt-action="primary:studio"]:not([aria-disabled])');
    assert.equal(read(await saveButton(manager)), 'Save 1 change');
    assert.deepEqual(events, [{ name: 'portico-address-verified', detail: { email: 'ana@studio.example' } }]);
  });

  it('WB14: is not asked for by an element that left the page, nor when all are verified', async () => {
    let calls = 0;
    const manager = await drawContact(html, {
      getContactSettings: () => {
        calls++;
        return studio(verified);
      },
    });
    document.dispatchEvent(new Event('visibilitychange'));
    await nextTurn();
    assert.equal(calls, 1);
    manager.remove();
    document.dispatchEvent(new Event('visibilitychange'));
    await nextTurn();
    assert.equal(calls, 1);
  });
});
