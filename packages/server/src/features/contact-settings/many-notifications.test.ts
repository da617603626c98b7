import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settingsOf } from '../../../../../test/rig/addresses.js';
import { engines } from '../../../../../test/rig/databases.js';
import { signUpPerson } from '../../../../../test/rig/people.js';
import { startServer, testPortals } from '../../../../../test/rig/server.js';
import { type NotificationKind, refuseCatalogue } from '../../domain/notification-kind.js';

const text = [{ language: 'en', text: 'A notification' }];

/** As many as a catalogue may hold, of the longest names. */
const kinds = Array.from({ length: 100 }, (_, index): NotificationKind => {
  const channels = (['email', 'site'] as const).map((channel) => ({ channel, on: false }));
  return { id: String(index).padStart(64, 'n'), label: text, description: text, channels };
});

describe('a catalogue of notifications', () => {
  it('has room for 200 choices, as one save has', () => {
    assert.equal(refuseCatalogue(kinds), undefined);
    const [first] = kinds;
    assert.ok(first);
    assert.match(refuseCatalogue([...kinds, { ...first, id: 'one-more' }]) ?? '', /202 channels .* room for 200/);
  });
});

for (const engine of engines) {
  describe(`two hundred choices on ${engine.name}`, () => {
    it('the printed form saves them all at once, also with as many staged before', async () => {
      const server = await startServer(engine, {
        portals: [{ ...testPortals[0], notifications: kinds }, ...testPortals.slice(1)],
      });
      try {
        const { browser } = await signUpPerson(server);
        const page = (await browser.open('/account/emails')).text;
        const ids = kinds.flatMap(({ id, channels }) => channels.map(({ channel }) => `${id} ${channel}`));
        const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
        const draft = {
          add: [],
          remove: [],
          primary: '',
          replacePrimary: '',
          onceVerified: null,
          notifications: Object.fromEntries(ids.map((id) => [id, true])),
        };
        const saved = await browser.submit('/account/emails', {
          form_token: hidden('form_token'),
          version: String((await settingsOf(browser)).version),
          draft: JSON.stringify(draft),
          act: 'save',
          choices: '1',
          ...Object.fromEntries(ids.map((id) => [`choice:${id}`, 'on'])),
        });
        assert.equal(saved.status, 303, saved.text);
        const { notifications } = await settingsOf(browser);
        assert.equal(notifications.flatMap(({ channels }) => channels.filter(({ on }) => on)).length, 200);
      } finally {
        await server.close();
      }
    });
  });
}
