import { assert } from '@open-wc/testing';
import { exampleSession } from '../src/mock/fixtures.js';
import { shown } from '../src/mock/scenario.js';
import { draw } from './draw.js';
import { nextEvent, recordEvents } from './events.js';
import { answerWith } from './network.js';

const away = { getSession: { broken: 'offline' } } as const;
const signedIn = { getSession: { session: exampleSession } };
const gate = '<portico-gate><p>Content</p><p slot="unavailable">Come back later</p></portico-gate>';
const isSeen = (element: HTMLElement, text: string): boolean =>
  [...element.querySelectorAll('p')].some((each) => each.textContent === text && each.checkVisibility());

describe('a server that is away when the page is opened', () => {
  for (const [tag, here] of [
    ['portico-user-menu', '#trigger'],
    ['portico-account', '[role=tab]'],
  ] as const) {
    it(`${tag} says so, and its button tries again`, async () => {
      const element = await draw(`<${tag}></${tag}>`, away);
      const again = await shown(element, 'button');
      const said = element.shadowRoot?.querySelector('[role=alert],[role=status]')?.textContent;
      assert.equal(said, 'The server could not be reached. Check your connection and try again.');
      assert.equal(again.textContent.trim(), 'Try again');
      await answerWith(signedIn);
      again.click();
      await shown(element, here);
      assert.notInclude(element.shadowRoot?.textContent ?? '', 'could not be reached');
    });
  }

  it('the gate shows what it has for that, says so to the page once, and opens when the server is back', async () => {
    const element = await draw(gate, { getSession: { broken: 'hangs' } });
    assert.isFalse(element.hasAttribute('unavailable'));
    element.remove();
    const other = await draw('<div></div>', away);
    const errors = recordEvents(other);
    other.innerHTML = gate;
    const inner = other.firstElementChild as HTMLElement;
    assert.equal((await nextEvent(inner, 'portico-error')).detail.code, 'network_failed');
    await shown(inner, 'slot[name=unavailable]');
    assert.isTrue(inner.hasAttribute('unavailable'));
    assert.isTrue(isSeen(inner, 'Come back later'));
    assert.isFalse(isSeen(inner, 'Content'));
    globalThis.dispatchEvent(new Event('focus'));
    await answerWith(signedIn);
    globalThis.dispatchEvent(new Event('online'));
    await shown(inner, 'slot:not([name])');
    assert.isFalse(inner.hasAttribute('unavailable'));
    assert.isTrue(isSeen(inner, 'Content'));
    assert.lengthOf(errors, 1);
  });

  for (const [name, come] of [
    ['online', () => globalThis.dispatchEvent(new Event('online'))],
    ['focus', () => globalThis.dispatchEvent(new Event('focus'))],
    ['time', () => undefined],
    ['visibilitychange', () => document.dispatchEvent(new Event('visibilitychange'))],
  ] as const) {
    it(`is asked again by ${name}`, async () => {
      const markup = '<portico-user-menu></portico-user-menu><portico-account></portico-account>';
      const menu = await draw(markup, away);
      await shown(menu, 'button');
      await shown(menu.nextElementSibling as HTMLElement, 'button');
      await answerWith(signedIn);
      const since = performance.now();
      come();
      await shown(menu, '#trigger');
      // What needs no time does not wait for the two seconds after which it is asked anyway.
      if (name !== 'time') assert.isBelow(performance.now() - since, 1500);
      await shown(menu.nextElementSibling as HTMLElement, '[role=tab]');
    });
  }

  it('who logs in meanwhile is shown at once, and nobody asks on', async () => {
    const menu = await draw('<portico-user-menu></portico-user-menu>', away);
    await shown(menu, 'button');
    let asked = 0;
    const session = exampleSession;
    await answerWith({
      login: { next: 'done', session, returnTo: '/' },
      getSession: () => {
        asked++;
        return { session };
      },
    });
    const provider = menu.parentElement as HTMLElementTagNameMap['portico-provider'];
    await provider.client?.login({ email: 'ana@larkfield.example', password: 'tin whistle orchard', keep: false });
    await shown(menu, '#trigger');
    globalThis.dispatchEvent(new Event('online'));
    assert.equal(asked, 0);
  });
});
