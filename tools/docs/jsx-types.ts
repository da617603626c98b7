import { plainProperties, readElements, type ElementDeclaration } from './manifest.js';

/** The module with what JSX may write on each element, by its path. */
export async function jsxTypes(): Promise<Record<string, string>> {
  const elements = await readElements();
  const imports = elements.map(({ name, entry }) => `import type { ${name} } from '../elements/${entry}/${entry}.js';`);
  return {
    'packages/widget/src/jsx/elements.ts': `/* Made by \`npm run docs\` from the elements. */
${imports.join('\n')}

/** The class of each element. */
export interface JsxClasses {
  ${elements.map(({ tagName, name }) => `'${tagName}': ${name};`).join('\n')}
}

/** The attributes and object properties of each element. */
export interface JsxAttributes {
  ${elements.map((element) => `'${element.tagName}': { ${attributesOf(element)} };`).join('\n')}
}

/** The events that each element fires. */
export interface JsxEvents {
  ${elements.map(({ tagName, events = [] }) => `'${tagName}': ${union(events.map(({ name }) => name))};`).join('\n')}
}
`,
  };
}

function attributesOf(element: ElementDeclaration): string {
  const attributes = (element.attributes ?? []).map(({ name, fieldName = name }) => [name, fieldName]);
  const properties = plainProperties(element).map(({ name }) => [name, name]);
  return [...attributes, ...properties]
    .map(([name, field]) => `'${name}'?: ${element.name}['${field}'] | undefined;`)
    .join(' ');
}

/** Names as a union of literals. */
export function union(names: string[]): string {
  return names.length > 0 ? names.map((name) => `'${name}'`).join(' | ') : 'never';
}
