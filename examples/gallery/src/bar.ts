import { scenarios } from '@portico/widget/mock';
import { type Choice, urlOf } from './choice.js';
import { node } from './node.js';

/** The bar at the top: what can be chosen. Every choice is a URL. */
export function bar(choice: Choice): HTMLElement {
  const elements = [...new Set(scenarios.map(({ element }) => element))];
  const states = scenarios.filter(({ element }) => element === choice.element).map(({ state }) => state);
  const index = urlOf({ ...choice, element: '', state: '' });
  return node(
    'header',
    { class: 'bar' },
    node('a', { class: 'bar-name', href: index }, 'Portico gallery'),
    select('Element', elements, choice.element, (element) => ({ ...choice, element, state: '' })),
    select('State', states, choice.state, (state) => ({ ...choice, state })),
    select('Language', ['en', 'de'], choice.lang, (lang) => ({ ...choice, lang })),
    select('Theme', ['auto', 'light', 'dark'], choice.theme, (theme) => ({ ...choice, theme })),
    select('Direction', ['ltr', 'rtl'], choice.dir, (dir) => ({ ...choice, dir })),
  );
}

function select(label: string, values: string[], chosen: string, go: (value: string) => Choice): HTMLElement {
  const options = values.map((value) => {
    const option = node('option', { value }, value);
    option.selected = value === chosen;
    return option;
  });
  const box = node('select', {}, ...options);
  box.addEventListener('change', () => {
    location.assign(urlOf(go(box.value)));
  });
  return node('label', { class: 'choice' }, label, box);
}
