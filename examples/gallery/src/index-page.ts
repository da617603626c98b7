import { scenarios } from '@portico/widget/mock';
import { type Choice, urlOf } from './choice.js';
import { node } from './node.js';

/** The page that lists every state of every element. */
export function indexPage(choice: Choice): HTMLElement {
  const elements = [...new Set(scenarios.map(({ element }) => element))];
  return node(
    'main',
    { class: 'index' },
    node('h1', {}, 'Portico gallery'),
    node('p', { class: 'quiet' }, `${scenarios.length} states of ${elements.length} elements, without a server.`),
    ...elements.map((element) => section(element, choice)),
  );
}

function section(element: string, choice: Choice): HTMLElement {
  const items = scenarios
    .filter((scenario) => scenario.element === element)
    .map(({ state, about }) =>
      node('li', {}, node('a', { href: urlOf({ ...choice, element, state }) }, state), ' ', node('span', {}, about)),
    );
  return node('section', {}, node('h2', {}, element), node('ul', {}, ...items));
}
