import { assert } from '@open-wc/testing';
import { answerWith } from '../../test/network.js';
import { exampleSession } from '../mock/fixtures.js';
import { PorticoClient } from './portico-client.js';

describe('a browser without AbortSignal.any() and AbortSignal.timeout()', () => {
  // What makes the calls looks for them once, when the first call loads it.
  const kept = Object.getOwnPropertyDescriptors(AbortSignal);
  before(() => Object.assign(AbortSignal, { any: undefined, timeout: undefined }));
  after(() => Object.defineProperties(AbortSignal, kept));

  it('makes calls', async () => {
    await answerWith({ getSession: () => ({ session: exampleSession }) });
    assert.equal((await new PorticoClient().refreshSession())?.user.name, 'Ana Ruiz');
  });

  it('lets whoever made a call end it', async () => {
    const ends = new AbortController();
    await answerWith({
      getSession: () => {
        ends.abort();
        return { session: null };
      },
    });
    const call = new PorticoClient().call('getSession', {}, { signal: ends.signal });
    const reason: unknown = await call.catch((error: unknown) => error);
    assert.equal((reason as Error).name, 'AbortError');
  });
});
