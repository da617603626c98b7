import { pathToFileURL } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { lowerCss } from './lower-css.mjs';

/** Rules without a root, which sheets nest in theirs: no style sheet by themselves, and gone once those are whole. */
const isPart = /[\\/](fragments|tokens)[^\\/]*\.ts$/;
const isStyle = /[\\/]widget[\\/]src[\\/]styles[\\/][^\\/]+\.ts$/;
const done = new Map();

/**
 * Puts in place of each style sheet what it comes to, as the browsers of the floor can read it. A sheet is a template
 * text that a file of `styles/` exports by its name, alone.
 */
export const lowerStyles = {
  name: 'lower-styles',
  async transform(code, id) {
    if (!isStyle.test(id) || isPart.test(id)) return null;
    if (!done.has(id)) done.set(id, await lowerSheets(code, id));
    return { code: done.get(id), map: { mappings: '' } };
  },
};

async function lowerSheets(code, id) {
  const sheets = await tsImport(pathToFileURL(id).href, import.meta.url);
  const whole = code.replace(/^import .* from '\.\/(fragments|tokens)[^']*';$/gm, '');
  return whole.replace(/^export const (\w+) = css`[^`]*`/gm, (_, name) => {
    const text = lowerCss(sheets[name].cssText).replace(/[\\`]|\$\{/g, String.raw`\$&`);
    return `export const ${name} = css\`${text}\``;
  });
}
