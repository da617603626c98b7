import { assert, waitUntil } from '@open-wc/testing';
import { answerWith } from '../../test/network.js';
import { exampleSession } from '../mock/fixtures.js';
import type { MockAnswers } from '../mock/mock-handlers.js';
import { PorticoClient } from './portico-client.js';
import { PorticoError } from './portico-error.js';

const nobody = { session: null };
const ana = { session: exampleSession };
const calledNow = (name: string) => ({ session: { ...exampleSession, user: { ...exampleSession.user, name } } });

/** A client whose first question who is signed in is open until `release`, and is answered with what was true then. */
async function asking(first: () => { session: typeof exampleSession | null }, answers: MockAnswers = {}) {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  await answerWith({
    ...answers,
    getSession: async () => {
      const answer = first();
      if (++asked === 1) await held;
      return answer;
    },
  });
  const client = new PorticoClient();
  const known = client.refreshSession();
  await waitUntil(() => asked === 1);
  return { client, known, release, asked: () => asked };
}

// Test files that run at the same time would tell each other.
const { BroadcastChannel } = globalThis;
before(() => Object.assign(globalThis, { BroadcastChannel: undefined }));
after(() => Object.assign(globalThis, { BroadcastChannel }));

describe('who is signed in, as a client knows it', () => {
  it('is nobody after a logout, though an older answer comes later', async () => {
    const { client, known, release } = await asking(() => ana);
    await client.call('logout', {});
    release();
    assert.isNull(await known);
    assert.isNull(client.session);
  });

  it('is who logged in, though an older answer comes later', async () => {
    const { client, known, release } = await asking(() => nobody);
    await client.call('login', { email: 'ana@larkfield.example', password: 'tin whistle orchard', keep: false });
    release();
    assert.equal((await known)?.user.name, 'Ana Ruiz');
    assert.equal(client.session?.user.name, 'Ana Ruiz');
  });

  it('is asked anew when something changed while a question was open', async () => {
    let name = 'Ana Ruiz';
    const { client, known, release, asked } = await asking(() => calledNow(name));
    name = 'Ana Ruiz Vega';
    await client.announceChange();
    assert.equal(asked(), 2);
    assert.equal(client.session?.user.name, name);
    release();
    assert.equal((await known)?.user.name, name);
    assert.equal(client.session?.user.name, name);
  });

  it('is one question for all who ask at the same time, and another one later', async () => {
    const { client, known, release, asked } = await asking(() => ana);
    const other = client.refreshSession();
    release();
    assert.equal(await known, await other);
    assert.equal(asked(), 1);
    await client.refreshSession();
    assert.equal(asked(), 2);
  });
});

describe('a call', () => {
  const { fetch: network, setTimeout: timer } = globalThis;
  afterEach(() => Object.assign(globalThis, { fetch: network, setTimeout: timer }));

  it('is given up in time when its answer begins, but never ends', async () => {
    globalThis.setTimeout = ((run: () => void, ms = 0) => timer(run, ms / 300)) as typeof setTimeout;
    globalThis.fetch = async (input, init) => {
      const { signal } = new Request(input, init);
      const body = new ReadableStream({
        start: (stream) => {
          signal.addEventListener('abort', () => {
            stream.error(signal.reason);
          });
        },
      });
      return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'application/json' } }));
    };
    const error: unknown = await new PorticoClient().refreshSession().catch((reason: unknown) => reason);
    assert.instanceOf(error, PorticoError);
    assert.equal(error.code, 'timeout');
  });

  it('is not made when its signal ended before, and is no error of ours when it ends meanwhile', async () => {
    const held = new AbortController();
    await answerWith({
      getSession: () => {
        held.abort();
        return nobody;
      },
    });
    const client = new PorticoClient();
    for (const signal of [AbortSignal.abort(), held.signal]) {
      const reason: unknown = await client.call('getSession', {}, { signal }).catch((error: unknown) => error);
      assert.equal((reason as Error).name, 'AbortError');
    }
  });
});
