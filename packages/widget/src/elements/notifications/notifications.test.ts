import { assert } from '@open-wc/testing';
import { announced } from '../../../test/announced.js';
import { barOf, drawContact, press, read, saveButton, takesSaves } from '../../../test/contact.js';
import { nextEvent, recordEvents } from '../../../test/events.js';
import { exampleContactSettings } from '../../mock/account-fixtures.js';
import type { MockAnswers } from '../../mock/mock-handlers.js';
import { gone, says, shown } from '../../mock/scenario.js';

const settings = exampleContactSettings();

/** Draws the element. */
function drawNotifications(answers: MockAnswers = {}): Promise<HTMLElement> {
  return drawContact('<portico-notifications></portico-notifications>', answers);
}

/** The box of a choice, by `<id> <channel>`. */
async function boxOf(element: HTMLElement, choice: string): Promise<HTMLInputElement> {
  return (await shown(element, `[data-pt-choice="${choice}"]`)) as HTMLInputElement;
}

describe('portico-notifications', () => {
  it('shows what is chosen, each box named by its notification and its channel', async () => {
    const element = await drawNotifications();
    const boxes = [...element.querySelectorAll<HTMLInputElement>('[data-pt-choice]')];
    assert.deepEqual(
      boxes.map((box) => [box.ariaLabel, box.checked]),
      [
        ['Replies to your questions, by email', true],
        ['Replies to your questions, on this site', true],
        ['Articles you follow, by email', false],
        ['Articles you follow, on this site', true],
        ['News from Larkfield, by email', false],
      ],
    );
    await says(element, 'We send emails to');
    assert.isNull(element.querySelector('[part=save-bar]'));
  });

  it('NO: mail about security is always on, last, and says so', async () => {
    const element = await drawNotifications();
    const row = [...element.querySelectorAll('tbody tr')].at(-1);
    assert.include(read(row), 'Security of your account');
    assert.include(read(row), 'Always on, to every verified address');
    const boxes = [...(row?.querySelectorAll('input') ?? [])];
    assert.deepEqual(
      boxes.map(({ checked, disabled, name }) => [checked, disabled, name]),
      [
        [true, true, ''],
        [true, true, ''],
      ],
    );
  });

  it('NO: one that the site keeps on cannot be switched, and says so', async () => {
    const element = await drawNotifications({
      getContactSettings: {
        ...settings,
        notifications: settings.notifications.map((each) => (each.id === 'replies' ? { ...each, locked: true } : each)),
      },
    });
    const box = await boxOf(element, 'replies email');
    assert.isTrue(box.disabled);
    assert.include(read(box.closest('tr')), 'Always on');
  });

  it('UX10: sends the choices that differ from what is saved, and only those', async () => {
    const { sent, answers } = takesSaves();
    const element = await drawNotifications(answers);
    const events = recordEvents(element);
    (await boxOf(element, 'news email')).click();
    (await boxOf(element, 'articles site')).click();
    (await boxOf(element, 'replies email')).click();
    (await boxOf(element, 'replies email')).click();
    assert.deepEqual(await barOf(element), ['2 notifications change.']);
    (await saveButton(element)).click();
    await gone(element, '[part=save-bar]');
    const notifications = [
      { id: 'news', channel: 'email', on: true },
      { id: 'articles', channel: 'site', on: false },
    ] as const;
    assert.deepEqual(sent, [{ version: 7, locale: 'en', notifications: [...notifications] }]);
    assert.deepEqual(events, [{ name: 'portico-notifications-saved', detail: null }]);
    assert.isTrue((await boxOf(element, 'news email')).checked);
    await announced('Your changes are saved.');
  });

  it('switches the boxes back when the choices are discarded', async () => {
    const element = await drawNotifications();
    const box = await boxOf(element, 'news email');
    box.click();
    await shown(element, '[part=save-bar]');
    await press(element, 'discard');
    await gone(element, '[part=save-bar]');
    assert.isFalse(box.checked);
  });

  it('WB12: keeps the choices when the server cannot be reached', async () => {
    const element = await drawNotifications({ saveContactSettings: { broken: 'offline' } });
    const box = await boxOf(element, 'news email');
    box.click();
    const failed = nextEvent(element, 'portico-error');
    (await saveButton(element)).click();
    assert.equal((await failed).detail.code, 'network_failed');
    await shown(element, '.pt-alert[role=alert]');
    assert.isTrue(box.checked);
    assert.equal(read(await saveButton(element)), 'Save 1 change');
  });

  it('says at its row why a choice was refused', async () => {
    const element = await drawNotifications({
      saveContactSettings: { error: 'input_invalid', fields: { 'notifications.news': 'choice_locked' } },
    });
    const box = await boxOf(element, 'news email');
    box.click();
    (await saveButton(element)).click();
    const error = await shown(element, '.pt-error');
    assert.equal(error.closest('tr'), box.closest('tr'));
  });
});
