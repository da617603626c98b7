import { assert } from '@open-wc/testing';
import type { InputOf, OperationId, OutputOf } from '@portico/contract';
import { draw, nextTurn } from '../../../test/draw.js';
import { idle } from '../../../test/idle.js';
import { CoreClient, type RequestOptions } from '../../client/core-client.js';
import type { PorticoClient } from '../../client/portico-client.js';
import { exampleProfile } from '../../mock/account-fixtures.js';
import { exampleOptions, exampleSession } from '../../mock/fixtures.js';
import { gone, says, shown, submit, type } from '../../mock/scenario.js';
import type { PorticoProvider } from './provider.js';

/** A client that writes down what it is asked for; `answers` are its own. */
class Listed extends CoreClient {
  readonly asked: string[] = [];
  readonly answers: Partial<Record<OperationId, unknown>>;

  constructor(server = '', answers: Partial<Record<OperationId, unknown>> = {}) {
    super(server);
    this.answers = answers;
  }

  override async call<Id extends OperationId>(
    id: Id,
    ...rest: [input: InputOf<Id>, options?: RequestOptions]
  ): Promise<OutputOf<Id>> {
    this.asked.push(id);
    return id in this.answers ? (this.answers[id] as OutputOf<Id>) : super.call(id, ...rest);
  }
}

const choose = (element: Element, client: CoreClient): void => {
  providerOf(element).client = client as PorticoClient;
};

function providerOf(element: Element): PorticoProvider {
  const provider = element.closest('portico-provider');
  if (!provider) throw new Error('no provider');
  return provider;
}

describe('a page that chooses its client when the elements are at work already', () => {
  it('has everything sent by that one from then on, what was typed included', async () => {
    const login = await draw('<portico-login></portico-login>');
    const [first, second] = [new Listed(), new Listed()];
    choose(login, first);
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    await idle();
    choose(login, second);
    submit(login);
    await gone(login, '[name=password]');
    await says(login, 'Ana Ruiz');
    assert.include(second.asked, 'login');
    assert.notInclude(first.asked, 'login');
  });

  it('is shown who is signed in there, and hears when that changes', async () => {
    const login = await draw('<portico-login></portico-login>', { getSession: { session: exampleSession } });
    await says(login, 'Ana Ruiz');
    const answers: { getSession: { session: unknown } } = { getSession: { session: null } };
    const client = new Listed('', answers);
    choose(login, client);
    await shown(login, '[name=password]');
    answers.getSession = { session: exampleSession };
    choose(login, new Listed('', answers));
    await says(login, 'Ana Ruiz');
  });

  it('is shown nothing any more of the account that was loaded by the former one', async () => {
    const profile = await draw('<portico-profile></portico-profile>', {
      getSession: { session: exampleSession },
      getProfile: { ...exampleProfile, jobTitle: 'Keeper of larks' },
    });
    await shown(profile, '[name=jobTitle]');
    const value = (): string | undefined => profile.querySelector<HTMLInputElement>('[name=jobTitle]')?.value;
    assert.equal(value(), 'Keeper of larks');
    const session = { ...exampleSession, user: { ...exampleSession.user, id: 'somebody else' } };
    const getProfile = { ...exampleProfile, jobTitle: 'Thrush' };
    choose(profile, new Listed('', { getSession: { session }, getProfile }));
    await gone(profile, '[value="Keeper of larks"]');
    await shown(profile, '[name=jobTitle][value=Thrush]');
    assert.equal(value(), 'Thrush');
    choose(profile, new Listed('', { getSession: { session: null } }));
    await gone(profile, '[name=jobTitle]');
    await shown(profile, '[data-pt-to=login], a[href$="/login"]');
  });

  it('has what is under way outside of the page end at whom it began with', async () => {
    const login = await draw('<portico-login></portico-login>');
    choose(login, new Listed('/p/acme'));
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const begun = new Promise((resolve) => {
      login.addEventListener('portico-before-login', (event) => {
        event.detail.waitUntil(held);
        resolve(event);
      });
    });
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    await begun;
    const urls: string[] = [];
    const network = globalThis.fetch;
    globalThis.fetch = (...args: Parameters<typeof fetch>) => {
      urls.push(new URL(new Request(...args).url).pathname);
      return network(...args);
    };
    login.remove();
    goOn();
    await new Promise((resolve) => setTimeout(resolve, 200));
    globalThis.fetch = network;
    assert.notInclude(urls, '/api/v1/login');
  });

  it('goes on with the one it has while it moves to another provider of the same client', async () => {
    const session = (name: string) => ({ ...exampleSession, user: { ...exampleSession.user, id: name, name } });
    const answers = { getSession: { session: session('Ana') }, getProfile: { ...exampleProfile, jobTitle: 'Lark' } };
    const profile = await draw('<portico-profile></portico-profile>');
    const client = new Listed('', answers);
    choose(profile, client);
    await shown(profile, '[name=jobTitle][value=Lark]');
    const [former, next] = [providerOf(profile), document.createElement('portico-provider')];
    next.client = client as CoreClient as PorticoClient;
    former.replaceWith(next);
    next.append(profile);
    await next.updateComplete;
    answers.getSession = { session: session('Ben') };
    answers.getProfile = { ...exampleProfile, jobTitle: 'Thrush' };
    await client.refreshSession();
    await shown(profile, '[name=jobTitle][value=Thrush]');
    next.replaceWith(former);
  });

  it('is shown who has just logged in, though the first question who it is fails after that', async () => {
    const login = await draw('<portico-login></portico-login>');
    let fail: (error: Error) => void = () => undefined;
    const client = new Listed('', { getSession: new Promise((_, reject) => (fail = reject)) });
    choose(login, client);
    await idle();
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    await says(login, 'Ana Ruiz');
    fail(new Error('too late'));
    await nextTurn();
    await says(login, 'Ana Ruiz');
    assert.isNull(login.querySelector('[name=password]'));
  });

  for (const [markup, dead, live, form] of [
    ['<portico-reset-password token="example">', { state: 'dead' }, undefined, '[name=password]'],
    ['<portico-verify-address token="example">', { state: 'dead' }, undefined, 'form bdi:not(:empty)'],
    ['<portico-undo-change token="example">', { state: 'dead' }, undefined, 'form'],
    ['<portico-signup>', { ...exampleOptions, signUp: false }, exampleOptions, '[name=password]'],
  ] as const) {
    it(`is asked anew about what the former one refused: ${markup}`, async () => {
      const element = await draw(`${markup}</${/[\w-]+/.exec(markup)?.[0] ?? ''}>`, {});
      const operations = ['inspectLink', 'inspectUndo', 'getLoginOptions'] as const;
      const refusing = live ? { getLoginOptions: dead } : { inspectLink: dead, inspectUndo: dead };
      choose(element, new Listed('', refusing));
      await gone(element, form);
      const client = new Listed('', live ? { getLoginOptions: live } : {});
      choose(element, client);
      await shown(element, form);
      assert.isTrue(operations.some((id) => client.asked.includes(id)));
    });
  }

  it('is not sent the proof that the former one asked for', async () => {
    const place = await draw(
      '<div><portico-reauthenticate></portico-reauthenticate><portico-sessions></portico-sessions></div>',
      {
        getSession: { session: exampleSession },
        endSession: { error: 'reauthentication_required', params: { method: 'password', minutes: 10 } },
      },
    );
    const sessions = place.querySelector('portico-sessions') ?? assert.fail();
    (await shown(sessions, '[data-pt-action="end:phone"]')).click();
    await shown(place, 'portico-reauthenticate dialog[open]');
    choose(place, new Listed());
    await gone(place, 'portico-reauthenticate dialog[open]');
  });

  it('is followed by no login that the page took away once somebody had logged in', async () => {
    const login = await draw('<portico-login></portico-login>');
    const client = new Listed();
    let followers = 0;
    const follow = client.onSessionChange.bind(client);
    client.onSessionChange = (listener) => {
      followers++;
      const stop = follow(listener);
      return () => {
        followers--;
        stop();
      };
    };
    choose(login, client);
    await idle();
    const before = followers;
    const away = new Promise<void>((resolve) => {
      login.addEventListener('portico-logged-in', () => {
        login.remove();
        resolve();
      });
    });
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    await away;
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(followers, before);
  });
});
