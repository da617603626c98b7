import { assert } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { exampleSession } from '../src/mock/fixtures.js';
import { gone, shown, submit, type } from '../src/mock/scenario.js';
import { violationsIn } from './accessible.js';
import { draw } from './draw.js';

const sheets: HTMLStyleElement[] = [];

/** Gives the page a style sheet of its own until the test is over; `first` puts it before all others. */
function style(css: string, where: 'first' | 'last' = 'last'): void {
  const sheet = document.createElement('style');
  sheet.textContent = css;
  if (where === 'first') document.head.prepend(sheet);
  else document.head.append(sheet);
  sheets.push(sheet);
}

afterEach(() => {
  for (const sheet of sheets.splice(0)) sheet.remove();
  document.documentElement.removeAttribute('style');
});

const lightCard = 'rgb(255, 255, 255)';
const darkCard = 'rgb(22, 24, 28)';

describe('the page decides how forms look', () => {
  it('by the selectors that its documentation shows', async () => {
    const page = await (await fetch('/docs/theming.md')).text();
    const [, css = ''] = /<!-- test: parts\.css -->\s*```css\n([\s\S]*?)```/.exec(page) ?? [];
    style(css);
    const login = await draw('<portico-login></portico-login>');
    assert.equal(getComputedStyle(await shown(login, '[type=submit]')).textTransform, 'uppercase');
  });

  it('by tokens, which inherit', async () => {
    const login = await draw('<portico-login></portico-login>');
    login.parentElement?.style.setProperty('--portico-color-accent', 'rgb(1, 2, 3)');
    assert.equal(getComputedStyle(await shown(login, '[type=submit]')).backgroundColor, 'rgb(1, 2, 3)');
  });

  it('by tokens of a state: a button that waits (TH2)', async () => {
    style(`portico-login { --portico-button-background-disabled: rgb(1, 2, 3);
      --portico-button-text-disabled: rgb(4, 5, 6); --portico-motion-fast: 0s }`);
    const login = await draw('<portico-login></portico-login>', {
      login: { error: 'limit_reached', params: { retryAfter: 42 } },
    });
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    const { backgroundColor, color } = getComputedStyle(await shown(login, '[type=submit][aria-disabled=true]'));
    assert.deepEqual([backgroundColor, color], ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']);
  });

  it('while its own resets do not undo a form', async () => {
    style(
      '* { box-sizing: content-box; margin: 0; padding: 0; border: 0 } button, input { all: unset; font-size: 9px }',
      'first',
    );
    const login = await draw('<portico-login></portico-login>');
    const input = getComputedStyle(await shown(login, '[name=email]'));
    assert.equal(input.borderTopWidth, '1px');
    assert.equal(input.boxSizing, 'border-box');
    assert.isAtLeast(parseFloat(input.fontSize), 15);
    const { height } = (await shown(login, '[type=submit]')).getBoundingClientRect();
    assert.isAtLeast(height, 40);
  });

  it('while its own buttons, which it insists on, leave ours large enough, legible and in reach (TH8)', async () => {
    style(`button { all: unset }
      button { width: 100% !important; background: #444 !important; color: #fff !important; border: 2px solid #444 !important;
        border-radius: 0 !important; padding: 2px 4px !important; margin: 3px !important; font-size: 13px !important;
        letter-spacing: 2px !important; text-transform: uppercase !important; box-shadow: 0 0 9px #000 !important }`);
    document.documentElement.style.colorScheme = 'light';
    const login = await draw('<portico-login></portico-login>');
    const eye = await shown(login, '[data-pt-action=toggle-password]');
    const button = await shown(login, '[type=submit]');
    for (const control of [eye, button]) {
      const { left, top, width, height } = control.getBoundingClientRect();
      assert.isAtLeast(Math.min(width, height), 24);
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      assert.equal(hit?.closest('button'), control);
    }
    const input = await shown(login, '[name=password]');
    const { left, top, height } = input.getBoundingClientRect();
    assert.equal(document.elementFromPoint(left + 40, top + height / 2), input);
    assert.deepEqual(await violationsIn(login), []);
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    button.click();
    await gone(login, '[name=password]');
  });

  for (const [page, theme, ground] of [
    ['', '', lightCard],
    ['', 'dark', darkCard],
    ['', 'auto', lightCard],
    ['dark', '', darkCard],
    ['dark', 'auto', darkCard],
    ['dark', 'light', lightCard],
    ['light', 'dark', darkCard],
  ] as const) {
    it(`by its colour scheme ${page || 'or none'}, and theme="${theme}" on an element (TH3)`, async () => {
      document.documentElement.style.colorScheme = page;
      const attribute = theme ? ` theme="${theme}"` : '';
      const login = await draw(`<portico-login${attribute}></portico-login><portico-login></portico-login>`);
      const groundOf = async (element: HTMLElement, selector: string) =>
        getComputedStyle(await shown(element, selector)).backgroundColor;
      assert.equal(await groundOf(login, '.card'), ground);
      // The form is in the page's own DOM.
      assert.equal(await groundOf(login, '[name=email]'), ground);
      const other = login.nextElementSibling as HTMLElement;
      assert.equal(await groundOf(other, '.card'), page === 'dark' ? darkCard : lightCard);
      const text = getComputedStyle(await shown(login, '[name=email]')).color;
      assert.equal(text, ground === darkCard ? 'rgb(236, 238, 242)' : 'rgb(21, 23, 28)');
    });
  }

  it('by ::part() where a shadow root is around them (TH5)', async () => {
    style(`portico-login::part(card) { border-top-left-radius: 33px }
      portico-user-menu::part(button) { letter-spacing: 3px }
      portico-user-menu::part(avatar) { border-top-left-radius: 3px }
      portico-user-menu::part(menu) { letter-spacing: 4px }
      portico-user-menu::part(menu-item) { text-transform: uppercase }
      portico-account::part(card) { border-top-left-radius: 34px }
      portico-account::part(tabs) { letter-spacing: 5px }
      portico-account::part(tab) { text-transform: uppercase }
      portico-account::part(panel) { letter-spacing: 6px }`);
    const login = await draw(
      `<portico-login></portico-login><portico-user-menu></portico-user-menu>
       <portico-account><portico-profile slot="profile"></portico-profile></portico-account>`,
      { getSession: { session: exampleSession } },
    );
    const [menu, account] = ['portico-user-menu', 'portico-account'].map((tag) =>
      login.parentElement?.querySelector<HTMLElement>(tag),
    );
    const looks = async (element: HTMLElement | null | undefined, selector: string, property: string) =>
      element && getComputedStyle(await shown(element, selector)).getPropertyValue(property);
    assert.equal(await looks(login, '[part=card]', 'border-top-left-radius'), '33px');
    assert.equal(await looks(menu, '[part=button]', 'letter-spacing'), '3px');
    assert.equal(await looks(menu, '[part=avatar]', 'border-top-left-radius'), '3px');
    assert.equal(await looks(menu, '[part=menu]', 'letter-spacing'), '4px');
    assert.equal(await looks(menu, '[part=menu-item]', 'text-transform'), 'uppercase');
    assert.equal(await looks(account, '[part=card]', 'border-top-left-radius'), '34px');
    assert.equal(await looks(account, '[part=tabs]', 'letter-spacing'), '5px');
    assert.equal(await looks(account, '[part=tab]', 'text-transform'), 'uppercase');
    assert.equal(await looks(account, '[part=panel]', 'letter-spacing'), '6px');
  });

  it('and puts its own around them, from the logo at the top to the footer, where it stays (TH6)', async () => {
    const slots = ['logo', 'header', 'before-form', 'form', 'after-form', 'footer'];
    const own = slots.filter((name) => name !== 'form').reverse();
    const login = await draw(
      `<portico-login>${own.map((name) => `<p slot="${name}">${name}</p>`).join('')}</portico-login>`,
    );
    const order = (): (string | undefined)[] =>
      [...login.querySelectorAll<HTMLElement>(':scope > [slot]')]
        .filter((child) => child.offsetHeight > 0)
        .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
        .map(({ slot }) => slot);
    assert.deepEqual(order(), slots);
    type(login, 'email', 'ana@larkfield.example');
    type(login, 'password', 'tin whistle orchard');
    submit(login);
    await gone(login, '[name=password]');
    await shown(login, '[role=heading]');
    assert.deepEqual(order(), slots);
    assert.equal(login.querySelector('[slot=logo]')?.textContent, 'logo');
  });

  it('and what is drawn later refines what was there: a small button is small, a code is spaced', async () => {
    const signup = await draw('<portico-signup></portico-signup>');
    type(signup, 'email', 'ana@larkfield.example');
    type(signup, 'password', 'tin whistle orchard');
    submit(signup);
    const code = getComputedStyle(await shown(signup, '[name=code]'));
    assert.isAbove(parseFloat(code.letterSpacing), 3);
    const { height } = (await shown(signup, '.pt-button-small')).getBoundingClientRect();
    assert.equal(height, 32);
  });
});

describe('the tables of the theming page (TH2)', () => {
  let page = '';
  let sources: Record<string, string> = {};
  before(async () => {
    page = await (await fetch('/docs/theming.md')).text();
    sources = await executeServerCommand<typeof sources, undefined>('source-texts');
  });

  /** The first cells of the table that begins with this one. */
  function firstCells(head: string): string[] {
    const [, table = ''] = page.split(new RegExp(`^\\| ${head} .*\n\\|[-| ]*\n`, 'm'));
    const rows = table.split('\n\n')[0]?.split('\n') ?? [];
    return rows.map((row) => row.split('|')[1]?.trim() ?? '');
  }

  const every = (pattern: RegExp, texts: string[]): string[] =>
    [
      ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].flatMap(([, found = '']) => found.split(' ')))),
    ].sort();

  it('name each token that the style sheets read, and no other', () => {
    const documented = firstCells('Token').flatMap((cell) => {
      const names = cell.split(', ').map((name) => name.replaceAll('`', ''));
      return names.map((name) => (name.startsWith('--') ? name : `${names[0] ?? ''}${name}`));
    });
    assert.deepEqual(documented.sort(), every(/var\(\s*(--portico-[a-z-]+)/g, Object.values(sources)));
  });

  it('name each part that an element has, and no other, and by what it is reached', () => {
    const isShadow = (path: string): boolean => /^(elements|base)\//.test(path);
    const texts = Object.entries(sources);
    const parts = (shadow: boolean) =>
      every(
        /\bpart(?:=| = )["']([^"']+)["']/g,
        texts.filter(([path]) => isShadow(path) === shadow).map(([, text]) => text),
      );
    const light = parts(false);
    // The initials are drawn by what forms have in common with the menu.
    const shadow = [...parts(true), 'avatar'];
    const documented = firstCells('Part').map((cell) => cell.replaceAll('`', ''));
    assert.deepEqual(documented.sort(), [...new Set([...light, ...shadow])].sort());
    for (const name of documented) {
      const [, reached] = new RegExp(`^\\| \`${name}\` +\\| ([^|]*[^| ])`, 'm').exec(page) ?? [];
      const ways = [light.includes(name) && '`[part~=]`', shadow.includes(name) && '`::part()`'].filter(Boolean);
      assert.equal(reached, ways.join(', '), name);
    }
  });
});
