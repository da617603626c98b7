import { readFile, writeFile } from 'node:fs/promises';
import { type Attribute, choices, type Described, plainProperties, readElements } from './docs/manifest.js';

/*
 * Writes what editors complete and explain elements from, out of the manifest: custom data for Visual Studio Code and
 * web-types for JetBrains.
 */
const elements = await readElements();
const { version } = JSON.parse(await readFile('packages/widget/package.json', 'utf8')) as { version: string };

await write('html-custom-data.json', {
  version: 1.1,
  tags: elements.map(({ tagName, description = '', attributes = [] }) => ({
    name: tagName,
    description,
    attributes: attributes.map((attribute) => ({
      ...about(attribute),
      ...(attribute.type?.text === 'boolean' ? { valueSet: 'v' } : {}),
      ...(choices(attribute).length > 0 ? { values: choices(attribute).map((name) => ({ name })) } : {}),
    })),
  })),
});

await write('web-types.json', {
  $schema: 'https://json.schemastore.org/web-types',
  name: '@portico/widget',
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tagName,
        description: element.description ?? '',
        attributes: (element.attributes ?? []).map((attribute) => ({
          ...about(attribute),
          value: valueOf(attribute),
        })),
        slots: (element.slots ?? []).map(about),
        js: {
          properties: plainProperties(element).map(about),
          events: (element.events ?? []).map(about),
        },
        css: { parts: (element.cssParts ?? []).map(about) },
      })),
    },
  },
});

function about({ name, description = '' }: Described): { name: string; description: string } {
  return { name, description };
}

function valueOf(attribute: Attribute): object {
  const [first] = choices(attribute);
  const type = (attribute.type?.text ?? 'string').replace(/ \| undefined$/, '');
  if (type === 'boolean') return { kind: 'no-value', type };
  return { kind: 'plain', type: first ? choices(attribute).map((name) => `'${name}'`) : type };
}

async function write(name: string, data: object): Promise<void> {
  await writeFile(`packages/widget/dist/${name}`, `${JSON.stringify(data, null, 2)}\n`);
}
