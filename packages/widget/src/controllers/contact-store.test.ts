import { assert } from '@open-wc/testing';
import { PorticoClient } from '../client/portico-client.js';
import { saved } from '../../test/contact.js';
import { answerWith } from '../../test/network.js';
import { noDraft } from '../forms/contact-draft.js';
import { exampleContactSettings } from '../mock/account-fixtures.js';
import { ContactStore } from './contact-store.js';

const settings = exampleContactSettings();

/** A promise, and what settles it. */
function door(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('the store of addresses and notifications', () => {
  it('drops the answer to a look that a save has overtaken', async () => {
    const { opened, open } = door();
    const isAsked = door();
    await answerWith({
      getContactSettings: async () => {
        isAsked.open();
        await opened;
        return settings;
      },
      saveContactSettings: (input) => saved(settings, input),
    });
    const store = new ContactStore();
    const client = new PorticoClient();
    store.take(settings, { ...noDraft, remove: ['cafe'] });
    const look = store.look(client);
    await isAsked.opened;
    await store.save(client, 'en', new AbortController().signal);
    open();
    assert.isEmpty(await look);
    assert.equal(store.settings?.version, settings.version + 1);
    assert.notInclude(JSON.stringify(store.settings), 'oldcafe');
  });

  it('takes nothing of a save that was aborted, however late', async () => {
    await answerWith({ saveContactSettings: (input) => saved(settings, input) });
    const store = new ContactStore();
    store.take(settings, { ...noDraft, remove: ['cafe'] });
    const abort = new AbortController();
    const save = store.save(new PorticoClient(), 'en', abort.signal);
    store.forget();
    abort.abort();
    await save.then(
      () => assert.fail('it was saved'),
      () => undefined,
    );
    assert.isNull(store.settings);
  });
});
