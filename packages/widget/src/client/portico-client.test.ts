import { assert } from '@open-wc/testing';
import { answerWith } from '../../test/network.js';
import { exampleSession as session } from '../mock/fixtures.js';
import { PorticoClient } from './portico-client.js';

const pair = { email: 'ana@larkfield.example', password: 'tin whistle orchard', keep: false };
const tokens = {
  accessToken: `e30.${btoa(JSON.stringify({ iat: 0, exp: 300 }))}.access`,
  accessExpiresAt: 0,
  refreshToken: 'r'.repeat(43),
};

/** Every request from now on: its path, its Authorization, and whether cookies may come along. */
function watch(): [path: string, authorization: string | null, credentials: string][] {
  const asked: ReturnType<typeof watch> = [];
  const answer = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname.split('/').pop() ?? '';
    asked.push([path, request.headers.get('Authorization'), request.credentials]);
    return answer(request);
  };
  return asked;
}

// Test files that run at the same time would tell each other.
const { BroadcastChannel } = globalThis;
before(() => Object.assign(globalThis, { BroadcastChannel: undefined }));
after(() => Object.assign(globalThis, { BroadcastChannel }));

describe('a client without elements (E7)', () => {
  it('is ready once it is known who is signed in, and asks for that once', async () => {
    await answerWith({ getSession: { session } });
    const asked = watch();
    const client = new PorticoClient();
    assert.isUndefined(client.session);
    const [first, second] = await Promise.all([client.ready, client.ready]);
    assert.equal(first?.user.name, 'Ana Ruiz');
    assert.equal(second, first);
    assert.equal(client.session, first);
    assert.equal(await client.ready, first);
    assert.deepEqual(asked, [['session', null, 'include']]);
  });

  it('is not ready while the server cannot be asked, and is as soon as it can', async () => {
    await answerWith({ getSession: { broken: 'offline' } });
    const client = new PorticoClient();
    const error = await client.ready.catch((thrown: unknown) => thrown as { code: string });
    assert.equal(error && 'code' in error ? error.code : '', 'network_failed');
    await answerWith({ getSession: { session: null } });
    assert.isNull(await client.ready);
  });

  it('tells who logged in and out', async () => {
    await answerWith();
    const client = new PorticoClient();
    const heard: (string | undefined)[] = [];
    const stop = client.onSessionChange((known) => heard.push(known?.user.name));
    await client.ready;
    await client.login(pair);
    await client.logout();
    stop();
    await client.login(pair);
    assert.deepEqual(heard, [undefined, 'Ana Ruiz', undefined]);
  });

  it('carries its session by tokens where it is told to, and sends no cookie', async () => {
    await answerWith({ login: { next: 'done', session, returnTo: '/', tokens }, getSession: { session } });
    const client = new PorticoClient('/', { session: 'bearer' });
    const asked = watch();
    assert.isNull(await client.ready);
    await client.login(pair);
    assert.equal(client.session?.user.name, 'Ana Ruiz');
    await client.getProfile();
    assert.deepEqual(asked, [
      ['login', null, 'omit'],
      ['profile', `Bearer ${tokens.accessToken}`, 'omit'],
    ]);
  });
});
