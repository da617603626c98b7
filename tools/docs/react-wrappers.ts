import { union } from './jsx-types.js';
import { plainProperties, readElements, type ElementDeclaration } from './manifest.js';

/** The React components, one module per element and an index, by their paths. */
export async function reactWrappers(): Promise<Record<string, string>> {
  const elements = await readElements();
  const modules = elements.map((element) => [`packages/widget/src/react/${element.entry}.ts`, wrapper(element)]);
  const index = elements.map(({ name, entry }) => `export { ${name} } from './${entry}.js';`);
  return {
    ...(Object.fromEntries(modules) as Record<string, string>),
    'packages/widget/src/react/index.ts': `${note}\n${index.join('\n')}\n`,
  };
}

const note = '/* Made by `npm run docs` from the elements. */';

/** Elements that fill their light DOM themselves, so that React must leave it alone. */
function fillsItself({ tagName, slots = [] }: ElementDeclaration): boolean {
  return tagName === 'portico-account' || slots.some(({ name }) => name === 'form');
}

function wrapper(element: ElementDeclaration): string {
  const { name, entry, tagName, description = '', attributes = [], events = [] } = element;
  const fields = attributes.map((each) => each.fieldName ?? each.name);
  const properties = plainProperties(element).map((each) => each.name);
  const fired = events.map((each) => each.name);
  const list = (names: string[]): string => `[${names.map((each) => `'${each}'`).join(', ')}]`;
  const about = description.replace(/\s*\n\s*/g, ' ').replace(/^([^.]*\.).*$/, '$1');
  const filled = fillsItself(element);
  return `${note}
import '../elements/${entry}/define.js';
import type { ${name} as Element } from '../elements/${entry}/${entry}.js';
import { wrapElement, type Wrapper } from './wrap-element.js';

/** ${about} */
export const ${name}: Wrapper<Element, ${union([...fields, ...properties])}, ${union(fired)}> = wrapElement('${tagName}', {
  attributes: ${list(fields)},
  properties: ${list(properties)},
  events: ${list(fired)},
  fillsItself: ${filled},
});
`;
}
