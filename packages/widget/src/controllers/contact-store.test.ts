import { assert } from '@open-wc/testing';
import { PorticoClient } from '../client/portico-client.js';
import { saved } from '../../test/contact.js';
import { answerWith } from '../../test/network.js';
import { noDraft } from '../forms/contact-draft.js';
import { exampleContactSettings } from '../mock/account-fixtures.js';
import { ContactStore } from './contact-store.js';
import { keptStep } from './kept-step.js';

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
    const store = new ContactStore('draft');
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
    const store = new ContactStore('draft');
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

describe('a draft of addresses and notifications that the page was left with', () => {
  const base = 'https://larkfield.example';
  const draft = { ...noDraft, add: [{ email: 'hello@ruiz.example', makePrimary: true }], remove: ['cafe'] };

  function storeOf(owner: string, portal = base): ContactStore {
    const store = new ContactStore('draft');
    store.take(settings);
    store.own(portal, owner);
    return store;
  }
  const kept = (): unknown => keptStep('draft')?.shown;

  beforeEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('is staged again for the person whose it is, whichever is known first', () => {
    storeOf('ana').stage(draft);
    assert.deepEqual(storeOf('ana').draft, draft);
    const store = new ContactStore('draft');
    store.own(base, 'ana');
    assert.deepEqual(store.draft, noDraft);
    store.take(settings);
    assert.deepEqual(store.draft, draft);
  });

  it('is dropped when somebody else is logged in, and at another portal', () => {
    for (const [owner, portal] of [
      ['ben', base],
      ['ana', 'https://other.example'],
    ] as const) {
      storeOf('ana').stage(draft);
      assert.deepEqual(storeOf(owner, portal).draft, noDraft);
      assert.isUndefined(kept());
      assert.deepEqual(storeOf('ana').draft, noDraft);
    }
  });

  it('leaves out what is done or no longer possible by now', () => {
    storeOf('ana').stage(draft);
    const store = new ContactStore('draft');
    store.take({ ...settings, addresses: settings.addresses.filter(({ id }) => id !== 'cafe') });
    store.own(base, 'ana');
    assert.deepEqual(store.draft, { ...draft, remove: [] });
  });

  it('is gone once it was saved, taken back or the person left, also before it was staged again', async () => {
    await answerWith({ saveContactSettings: (input) => saved(settings, input) });
    const saving = storeOf('ana');
    saving.stage(draft);
    await saving.save(new PorticoClient(), 'en', new AbortController().signal);
    assert.isUndefined(kept());
    const left = storeOf('ana');
    left.stage(draft);
    left.discard();
    assert.isUndefined(kept());
    left.stage(draft);
    new ContactStore('draft').forget();
    assert.isUndefined(kept());
  });

  it('does not take the place of what was staged by hand before it was known whose page it is', () => {
    storeOf('ana').stage(draft);
    const store = new ContactStore('draft');
    store.take(settings);
    const mine = { ...noDraft, remove: ['university'] };
    store.stage(mine);
    store.own(base, 'ana');
    assert.deepEqual(store.draft, mine);
    assert.deepEqual(kept(), { owner: 'ana', draft: mine });
  });

  it('leaves the history of a page alone in which nothing was staged', () => {
    storeOf('ana').discard();
    assert.isNull(history.state);
  });
});
