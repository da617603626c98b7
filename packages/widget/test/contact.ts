import type { ContactSettings, InputOf } from '@portico/contract';
import { exampleContactSettings } from '../src/mock/account-fixtures.js';
import { exampleSession } from '../src/mock/fixtures.js';
import type { MockAnswers } from '../src/mock/mock-handlers.js';
import { shown, type } from '../src/mock/scenario.js';
import { draw } from './draw.js';

type Save = InputOf<'saveContactSettings'>;

/** Draws elements over the addresses of an account and waits until those are known. */
export async function drawContact(markup: string, answers: MockAnswers = {}): Promise<HTMLElement> {
  const element = await draw(markup, { getSession: { session: exampleSession }, ...answers });
  await shown(element, '[part=row]');
  return element;
}

/** A server that takes every save of the version it has, and what it was sent. */
export function takesSaves(settings: ContactSettings = exampleContactSettings()): {
  sent: Save[];
  answers: Required<Pick<MockAnswers, 'saveContactSettings'>>;
} {
  const sent: Save[] = [];
  return {
    sent,
    answers: {
      saveContactSettings: (input) => {
        sent.push(input);
        return saved(settings, input);
      },
    },
  };
}

/** The settings as they are after a save. */
export function saved(settings: ContactSettings, { addresses, notifications }: Save): ContactSettings {
  const { add = [], remove = [], primary } = addresses ?? {};
  const [example] = settings.addresses;
  if (!example) throw new Error('nobody is without an address');
  const added = add.map(({ email }, index) => ({
    ...example,
    id: `added-${index}`,
    email,
    primary: false,
    verified: false,
    login: false,
    primaryBlocked: 'address_unverified' as const,
  }));
  return {
    ...settings,
    version: settings.version + 1,
    addresses: [
      ...settings.addresses
        .filter(({ id }) => !remove.includes(id))
        .map((each) => ({ ...each, primary: primary ? each.id === primary : each.primary }))
        .sort((one, other) => Number(other.primary) - Number(one.primary)),
      ...added,
    ],
    notifications: settings.notifications.map((each) => ({
      ...each,
      channels: each.channels.map((own) => {
        const choice = notifications?.find(({ id, channel }) => id === each.id && channel === own.channel);
        return choice ? { ...own, on: choice.on } : own;
      }),
    })),
  };
}

/** Presses the button that does something, by its `data-pt-action`, as by a key: it has the focus. */
export async function press(element: HTMLElement, action: string): Promise<void> {
  const button = await shown(element, `[data-pt-action="${action}"]:not(.pt-sr)`);
  button.focus();
  button.click();
}

/** Stages another address. */
export async function add(element: HTMLElement, email: string): Promise<void> {
  type(element, 'add', email);
  await press(element, 'add');
}

/** The button that saves. */
export function saveButton(element: HTMLElement): Promise<HTMLElement> {
  return shown(element, '[part=save-bar] [value=save]');
}

/** Text as it is read: runs of white space are one. */
export function read(element: Element | null | undefined): string {
  return element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
}

/** The sentences of the bar. */
export async function barOf(element: HTMLElement): Promise<string[]> {
  const bar = await shown(element, '[part=save-bar]');
  return [...bar.querySelectorAll('li')].map(read);
}
