import { assert } from '@open-wc/testing';
import type { BearerTokens } from '@portico/contract';
import { nextTurn } from '../../test/draw.js';
import { answerWith } from '../../test/network.js';
import { exampleSession as session } from '../mock/fixtures.js';
import { BearerSession } from './bearer-session.js';

/** Tokens of a name, good for so many seconds. */
function tokensOf(name: string, seconds: number): BearerTokens {
  const claims = btoa(JSON.stringify({ iat: 0, exp: seconds }));
  return { accessToken: `e30.${claims}.${name}`, accessExpiresAt: 0, refreshToken: name.padEnd(43, '-') };
}

/** So near to their end that the next call renews them. */
const old = tokensOf('old', 10);
const renewed = tokensOf('renewed', 300);
const fresh = tokensOf('fresh', 300);

type Call = 'changePassword' | 'getProfile' | 'requestPasswordReset';

/** Makes a call; resolves with the token that it was sent with, '' without one. */
async function send(
  tab: BearerSession,
  id: Call,
  answer: (token: string) => Promise<object> | object,
): Promise<string> {
  let token = '';
  await tab.call(id, {}, async (_input, { headers }) => {
    token = headers['Authorization']?.split('.').pop() ?? '';
    return answer(token);
  });
  return token;
}

const tokenOf = (tab: BearerSession, id: Call = 'getProfile'): Promise<string> => send(tab, id, () => ({}));

interface Tabs {
  tab: BearerSession;
  other: BearerSession;
  /** Answers the password change that one tab began before anything else. */
  changePassword: () => Promise<void>;
}

let count = 0;

/** Two tabs with tokens that are about to end, and a password change that is under way in the first. */
async function twoTabs(): Promise<Tabs> {
  // The same server by another name: the tabs of other tests hear nothing.
  const base = location.origin + '/.'.repeat(++count);
  const [tab, other] = [new BearerSession(base), new BearerSession(base)];
  let answer: (given: object) => void = () => undefined;
  await new Promise<void>((resolve) => {
    void send(tab, 'changePassword', () => {
      resolve();
      return new Promise((given) => (answer = given));
    });
  });
  await send(tab, 'changePassword', () => ({ tokens: old }));
  await told();
  return {
    tab,
    other,
    changePassword: async () => {
      answer({ tokens: fresh });
      await told();
    },
  };
}

/** What is told to another tab has arrived: so has what was told after it. */
async function told(): Promise<void> {
  const [here, there] = [new BroadcastChannel('told'), new BroadcastChannel('told')];
  await new Promise((resolve) => {
    there.onmessage = resolve;
    here.postMessage('told');
  });
  for (const channel of [here, there]) channel.close();
  await nextTurn();
}

/** Begins a renewal, with the call that needs it; resolves once the server was asked. */
async function renewal(begin: () => Promise<string>): Promise<(given: BearerTokens | null) => Promise<string>> {
  let answer: (given: BearerTokens | null) => void = () => undefined;
  let call: Promise<string> | undefined;
  await new Promise<void>((resolve) => {
    void answerWith({
      refreshAccess: async () => {
        const given = new Promise<BearerTokens | null>((take) => (answer = take));
        resolve();
        const tokens = await given;
        return tokens ? { session, tokens } : { error: 'session_missing' };
      },
    });
    call = begin();
  });
  return async (given) => {
    answer(given);
    const token = await (call ?? '');
    await told();
    return token;
  };
}

/** Tells the tabs of this page nothing about tokens until it is released; then in the order of telling. */
function holdMessages(): () => void {
  const post = Reflect.get(BroadcastChannel.prototype, 'postMessage') as (message: unknown) => void;
  const held: (() => void)[] = [];
  BroadcastChannel.prototype.postMessage = function (message) {
    if (this.name === 'told') post.call(this, message);
    else
      held.push(() => {
        post.call(this, message);
      });
  };
  return () => {
    BroadcastChannel.prototype.postMessage = post;
    for (const tell of held) tell();
  };
}

describe('a session carried by tokens (SS2)', () => {
  for (const [late, what] of [
    [renewed, 'older tokens'],
    [null, 'that it is over'],
  ] as const) {
    it(`keeps the tokens of a new password in every tab though a renewal is answered later, with ${what}`, async () => {
      const { tab, other, changePassword } = await twoTabs();
      const answer = await renewal(() => tokenOf(tab));
      await changePassword();
      assert.equal(await answer(late), 'fresh');
      assert.equal(await tokenOf(tab), 'fresh');
      assert.equal(await tokenOf(other), 'fresh');
    });

    it(`is not taken from the tab with the new password by another one that learns ${what}`, async () => {
      const { tab, other, changePassword } = await twoTabs();
      const answer = await renewal(() => tokenOf(other));
      // The other tab hears of the new password only after its renewal was answered.
      const release = holdMessages();
      await changePassword();
      await answer(late);
      release();
      await told();
      assert.equal(await tokenOf(tab), 'fresh');
      assert.equal(await tokenOf(other), 'fresh');
    });
  }

  it('keeps what a renewal brings, and other tabs have it, too', async () => {
    const { tab, other } = await twoTabs();
    const answer = await renewal(() => tokenOf(tab));
    assert.equal(await answer(renewed), 'renewed');
    assert.equal(await tokenOf(other), 'renewed');
  });

  it('sends no cookie along with any of its calls, nor with what renews it', async () => {
    const { tab } = await twoTabs();
    await answerWith({ refreshAccess: { session, tokens: renewed } });
    const answer = globalThis.fetch;
    const said: unknown[] = [];
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      said.push([new URL(request.url).pathname.split('/').pop(), request.credentials]);
      return answer(request);
    };
    const calls = ['getProfile', 'requestPasswordReset', 'login', 'logout', 'getLoginOptions'] as const;
    for (const id of calls)
      await tab.call(id, {}, (_input, { credentials }) => {
        said.push([id, credentials]);
        return Promise.resolve({});
      });
    assert.deepEqual(
      said,
      ['refresh', ...calls].map((id) => [id, 'omit']),
    );
  });

  it('asks once for the next tokens, though a tab hears late of what another one was given', async () => {
    const { tab, other } = await twoTabs();
    let asked = 0;
    await answerWith({
      refreshAccess: () => {
        asked++;
        return { session, tokens: renewed };
      },
    });
    const post = Reflect.get(BroadcastChannel.prototype, 'postMessage') as (message: unknown) => void;
    // Far later than the lock is free again.
    BroadcastChannel.prototype.postMessage = function (message) {
      setTimeout(() => {
        post.call(this, message);
      }, 300);
    };
    try {
      assert.deepEqual(await Promise.all([tokenOf(tab), tokenOf(other)]), ['renewed', 'renewed']);
    } finally {
      BroadcastChannel.prototype.postMessage = post;
    }
    assert.equal(asked, 1);
  });

  for (const [how, request] of [
    ['refuses', () => Promise.reject(new DOMException('blocked', 'SecurityError'))],
    [
      'throws at',
      () => {
        throw new TypeError('blocked');
      },
    ],
  ] as const) {
    it(`is renewed where the browser ${how} every lock`, async () => {
      const { tab, other } = await twoTabs();
      await answerWith({ refreshAccess: { session, tokens: renewed } });
      Object.defineProperty(navigator.locks, 'request', { configurable: true, value: request });
      try {
        assert.equal(await tokenOf(tab), 'renewed');
        await told();
        assert.equal(await tokenOf(other), 'renewed');
      } finally {
        Reflect.deleteProperty(navigator.locks, 'request');
      }
    });
  }

  it('is that of one tab alone where the browser has no channel between tabs', async () => {
    const { BroadcastChannel: Channel } = globalThis;
    const blocked = function (): never {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.assign(globalThis, { BroadcastChannel: blocked });
    const base = location.origin + '/.'.repeat(++count);
    const [tab, other] = [new BearerSession(base), new BearerSession(base)];
    globalThis.BroadcastChannel = Channel;
    await answerWith({ refreshAccess: { session, tokens: renewed } });
    await send(tab, 'changePassword', () => ({ tokens: old }));
    assert.equal(await tokenOf(tab), 'renewed');
    assert.equal(await tokenOf(other), '');
  });

  it('that is over does not keep anybody from what needs no session', async () => {
    const { tab, other } = await twoTabs();
    const answer = await renewal(() => tokenOf(tab, 'requestPasswordReset'));
    assert.equal(await answer(null), '');
    assert.equal(await tokenOf(other, 'requestPasswordReset'), '');
  });
});
