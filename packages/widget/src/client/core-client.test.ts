import { assert, waitUntil } from '@open-wc/testing';
import type { BearerTokens } from '@portico/contract';
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

/** Tokens that are good for so many seconds. */
const tokensOf = (seconds: number): BearerTokens => ({
  accessToken: `e30.${btoa(JSON.stringify({ iat: 0, exp: seconds }))}.${seconds}`,
  accessExpiresAt: 0,
  refreshToken: '-'.repeat(43),
});
const [oldTokens, freshTokens] = [tokensOf(10), tokensOf(300)];

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

describe('a session that the server no longer takes (WB13)', () => {
  const refused = { error: 'session_missing' } as const;
  /** What a client tells the other tabs, by the channel. */
  let told: string[] = [];

  /** Ana's client, and all that its listener hears from now on. */
  async function anas(session: 'cookie' | 'bearer') {
    let asked = 0;
    const answers: MockAnswers = {
      login: { next: 'done', ...ana, returnTo: '/', ...(session === 'bearer' && { tokens: freshTokens }) },
      getSession: () => {
        asked++;
        return ana;
      },
    };
    await answerWith(answers);
    told = [];
    Object.assign(globalThis, {
      BroadcastChannel: class {
        constructor(readonly name: string) {}
        postMessage(): void {
          if (!this.name.includes('tokens')) told.push(this.name);
        }
      },
    });
    const client = new PorticoClient('', { session });
    Object.assign(globalThis, { BroadcastChannel: undefined });
    await client.login({ email: 'ana@larkfield.example', password: 'tin whistle orchard', keep: false });
    const heard: unknown[] = [];
    client.onSessionChange((now) => heard.push(now));
    told = [];
    return { client, heard, answers, asked: () => asked };
  }

  for (const session of ['cookie', 'bearer'] as const) {
    it(`is over once for all calls that are refused at the same time, carried by ${session}`, async () => {
      const { client, heard, answers, asked } = await anas(session);
      await answerWith({ ...answers, getProfile: refused, listSessions: refused, refreshAccess: refused });
      const calls = Array.from({ length: 20 }, (_, at) => (at % 2 ? client.getProfile() : client.listSessions()));
      const codes = (await Promise.allSettled(calls)).map(
        (each) => each.status === 'rejected' && (each.reason as PorticoError).code,
      );
      assert.isTrue(codes.every((code) => code === 'session_missing'));
      assert.isNull(client.session);
      assert.deepEqual(heard, [null]);
      assert.lengthOf(told, 1, 'the other tabs are told once');
      assert.equal(asked(), 0, 'and nobody asks in a circle');
      assert.isNull(await client.ready);
      await client.getProfile().catch(() => undefined);
      assert.deepEqual(heard, [null]);
      assert.lengthOf(told, 1, 'a later refusal is no news: tabs would tell each other for ever');
    });
  }

  it('is over when its renewal is refused, though the call itself needs no session', async () => {
    const { client, heard, answers } = await anas('bearer');
    await answerWith({ ...answers, changePassword: { ...ana, tokens: oldTokens }, refreshAccess: refused });
    await client.changePassword({ newPassword: 'tin whistle orchard' });
    told = [];
    await client.getLoginOptions();
    assert.isNull(client.session);
    assert.deepEqual(heard, [null]);
    assert.lengthOf(told, 1);
  });

  it('is not that of somebody who logged in while the refusal was on its way', async () => {
    const { client, heard, answers } = await anas('cookie');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isAsked = false;
    await answerWith({
      ...answers,
      getProfile: async () => {
        isAsked = true;
        await held;
        return refused;
      },
    });
    const profile = client.getProfile().catch((error: unknown) => error);
    await waitUntil(() => isAsked);
    await client.login({ email: 'ana@larkfield.example', password: 'tin whistle orchard', keep: false });
    release();
    assert.equal(((await profile) as PorticoError).code, 'session_missing');
    assert.equal(client.session?.user.name, 'Ana Ruiz');
    assert.isEmpty(heard);
  });

  it('is kept while somebody may still show in place who they are, and is over when they would rather not', async () => {
    const { client, heard, answers } = await anas('cookie');
    await answerWith({ ...answers, getProfile: refused });
    await client.hold(async () => {
      await client.getProfile().catch(() => undefined);
      assert.equal(client.session?.user.name, 'Ana Ruiz');
    });
    assert.isNull(client.session);
    assert.deepEqual(heard, [null]);
  });

  it('is over for whoever listens, though another listener throws', async () => {
    const { client, heard, answers } = await anas('cookie');
    const thrown: unknown[] = [];
    const { reportError } = globalThis;
    globalThis.reportError = (error) => thrown.push(error);
    try {
      const failure = new Error('of the page');
      client.onSessionChange(() => {
        throw failure;
      });
      client.onSessionChange((now) => heard.push(now));
      await answerWith(answers);
      await client.logout();
      assert.deepEqual(heard, [null, null]);
      assert.deepEqual(thrown, [failure]);
    } finally {
      globalThis.reportError = reportError;
    }
  });
});

describe('a call', () => {
  const network = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = network;
  });

  /** What becomes of asking who is signed in. */
  async function failureOf(client = new PorticoClient()): Promise<PorticoError> {
    const error: unknown = await client.refreshSession().catch((reason: unknown) => reason);
    assert.instanceOf(error, PorticoError);
    return error;
  }

  for (const [what, answer] of [
    ['it is never answered', () => new Promise<Response>(() => undefined)],
    ['its answer begins, but never ends', () => Promise.resolve(new Response(new ReadableStream()))],
  ] as const) {
    it(`is given up in time when ${what}, by a page’s own fetch that heeds no signal (WB4)`, async () => {
      globalThis.fetch = answer;
      const { setTimeout: later } = globalThis;
      globalThis.setTimeout = ((work: () => void, ms = 0) => later(work, ms / 300)) as typeof setTimeout;
      try {
        assert.equal((await failureOf()).code, 'timeout');
      } finally {
        globalThis.setTimeout = later;
      }
    });

    it(`is given up when its caller gives it up, though ${what}`, async () => {
      globalThis.fetch = answer;
      const abort = new AbortController();
      const call = new PorticoClient().getProfile({}, { signal: abort.signal }).catch((reason: unknown) => reason);
      const reason = new Error('given up');
      abort.abort(reason);
      assert.equal(await call, reason);
    });
  }

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

  for (const [what, name, code] of [
    ['the network', 'TypeError', 'network_failed'],
    ['a script', 'ReferenceError', 'script_failed'],
  ] as const) {
    it(`tells a fault of ${what} as that`, async () => {
      const fault = Object.assign(new Error('Failed'), { name });
      globalThis.fetch = () => Promise.reject(fault);
      const { error: say } = console;
      const said: unknown[] = [];
      console.error = (...words: unknown[]) => said.push(...words);
      try {
        const failure = await failureOf();
        assert.equal(failure.code, code);
        assert.equal(failure.cause, fault);
        assert.equal(said.includes(fault), code === 'script_failed', 'what is of a script is in the console');
      } finally {
        console.error = say;
      }
    });
  }

  it('tells as a fault of the script what fails before anything is sent', async () => {
    const { Headers } = globalThis;
    const { error: say } = console;
    Object.assign(globalThis, { Headers: undefined });
    console.error = () => undefined;
    try {
      const client = new PorticoClient();
      assert.equal((await failureOf(client)).code, 'script_failed');
    } finally {
      console.error = say;
      Object.assign(globalThis, { Headers });
    }
  });
});
