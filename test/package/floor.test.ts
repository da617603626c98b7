import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newerInScripts } from '../../tools/floor/newer-in-scripts.js';
import { newerInStyles } from '../../tools/floor/newer-in-styles.js';
import { lowerCss } from '../../tools/lower-css.mjs';

describe('what the oldest browsers lack', () => {
  for (const [code, name] of [
    ['AbortSignal.any([a])', 'AbortSignal.any'],
    ['Promise.withResolvers()', 'Promise.withResolvers'],
    ['Array.fromAsync(list)', 'Array.fromAsync'],
    ['URL.canParse(text)', 'URL.canParse'],
    ['text.isWellFormed()', '.isWellFormed'],
    ['menu.showPopover()', '.showPopover'],
    ['box.checkVisibility()', '.checkVisibility'],
    ['first.isSubsetOf(second)', '.isSubsetOf'],
    ["if (button.ariaDisabled === 'true') stop();", '.ariaDisabled'],
    ["notice.role = 'alert'", '.role'],
    ['requestIdleCallback(work)', 'requestIdleCallback'],
  ] as const) {
    it(`is found in a script: ${code}`, () => {
      assert.deepEqual([...newerInScripts(code).keys()], [name]);
    });
  }

  it('is nothing in a script that they all run', () => {
    const code =
      'Object.hasOwn(a, b); list.at(-1); fetch(url, { signal: new AbortController().signal }); [].findLast(each);';
    assert.deepEqual(newerInScripts(code), new Map());
  });

  for (const [css, name] of [
    ['.a{color:light-dark(#000,#fff)}', 'light-dark()'],
    ['.a{color:color-mix(in srgb,red,blue)}', 'color-mix()'],
    ['.a:has(.b){color:red}', ':has'],
    ['.a:dir(rtl){color:red}', ':dir'],
    ['.a{field-sizing:content}', 'field-sizing'],
    ['.a{margin:calc(1lh - 2px)}', '1lh'],
    ['@starting-style{.a{opacity:0}}', '@starting-style'],
    ['.a{color:red;&:hover{color:blue}}', 'nesting'],
    ['.a{.b{color:red}}', 'nesting'],
  ] as const) {
    it(`is found in a style sheet: ${css}`, () => {
      assert.deepEqual([...newerInStyles(css).keys()], [name]);
    });
  }

  it('is asked for first, or gone, in a sheet that was lowered', () => {
    const css =
      '.a{--_x:light-dark(#fff,#000);.b{color:var(--_x);background:red;background:color-mix(in srgb,var(--_x),#000 5%);}}';
    assert.deepEqual(newerInStyles(lowerCss(css)), new Map());
    assert.match(lowerCss(css), /\.a\{--_x:var\(--_light,#fff\) var\(--_dark,#000\)\}@supports \(color:light-dark\(/);
  });
});
