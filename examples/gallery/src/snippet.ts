import { node } from './node.js';

/** The HTML of an element, to be copied. */
export function snippet(html: string): HTMLElement {
  const button = node('button', { class: 'button', type: 'button' }, 'Copy');
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(html).then(
      () => {
        button.textContent = 'Copied';
      },
      () => {
        button.textContent = 'Select it and copy';
      },
    );
  });
  const head = node('div', { class: 'aside-head' }, node('h2', {}, 'HTML'), button);
  return node('section', {}, head, node('pre', {}, html));
}
