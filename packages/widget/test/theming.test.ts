import { assert } from '@open-wc/testing';
import { shown, submit, type } from '../src/mock/scenario.js';
import { draw } from './draw.js';

describe('the page decides how forms look', () => {
  it('by the selectors that its documentation shows', async () => {
    const page = await (await fetch('/docs/theming.md')).text();
    const [, css = ''] = /<!-- test: parts\.css -->\s*```css\n([\s\S]*?)```/.exec(page) ?? [];
    const sheet = document.createElement('style');
    sheet.textContent = css;
    document.head.append(sheet);
    const login = await draw('<portico-login></portico-login>');
    assert.equal(getComputedStyle(await shown(login, '[type=submit]')).textTransform, 'uppercase');
    sheet.remove();
  });

  it('by tokens, which inherit', async () => {
    const login = await draw('<portico-login></portico-login>');
    login.parentElement?.style.setProperty('--portico-color-accent', 'rgb(1, 2, 3)');
    assert.equal(getComputedStyle(await shown(login, '[type=submit]')).backgroundColor, 'rgb(1, 2, 3)');
  });

  it('while its own resets do not undo a form', async () => {
    const sheet = document.createElement('style');
    sheet.textContent =
      '* { box-sizing: content-box; margin: 0; padding: 0; border: 0 } button, input { all: unset; font-size: 9px }';
    document.head.prepend(sheet);
    const login = await draw('<portico-login></portico-login>');
    const input = getComputedStyle(await shown(login, '[name=email]'));
    assert.equal(input.borderTopWidth, '1px');
    assert.equal(input.boxSizing, 'border-box');
    assert.isAtLeast(parseFloat(input.fontSize), 15);
    const { height } = (await shown(login, '[type=submit]')).getBoundingClientRect();
    assert.isAtLeast(height, 40);
    sheet.remove();
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
