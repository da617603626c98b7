import { type Element, elementRows } from '../../packages/widget/src/elements/elements.js';
import { type DetailField, eventDetails } from './event-details.js';
import { type Declaration, type ElementDeclaration, ownMethods, plainProperties, readElements } from './manifest.js';

type Details = ReturnType<typeof eventDetails>;

/** The page of each element, by its path. */
export async function elementPages(): Promise<Record<string, string>> {
  const elements = await readElements();
  const details = eventDetails();
  const pages = elements.map((element) => [`docs/elements/${element.tagName}.md`, elementPage(element, details)]);
  const first = `${index(elements)}\n\n${whatEventsTell(details)}`;
  return { ...(Object.fromEntries(pages) as Record<string, string>), 'docs/elements/README.md': first };
}

function rowOf(tagName: string): Element {
  const row = elementRows.find(({ tag }) => tag === tagName);
  if (!row) throw new Error(`no row in the table of elements for ${tagName}`);
  return row;
}

function index(elements: ElementDeclaration[]): string {
  const rows = elements.map(({ tagName, description = '' }) => [
    `[\`<${tagName}>\`](${tagName}.md)`,
    first(description),
    code(rowOf(tagName).screen),
  ]);
  return `# Elements\n\n${table(['Element', 'What it is for', 'Page that Portico prints it on'], rows)}`;
}

/** Every field of every event once, with what it means. */
function whatEventsTell(details: Details): string {
  const rows = [...details].flatMap(([event, fields]) =>
    fields.map(({ name, type, meaning }, at) => [at === 0 ? code(event) : '', code(name), code(type), cell(meaning)]),
  );
  return `## What events tell

Every event bubbles to the document, through shadow roots, too. What it tells is in its \`detail\`; events that are not in
this list tell nothing more than that they happened. \`portico-before-…\` and \`portico-navigate\` can be prevented.

${table(['Event', 'Field', 'Type', 'Meaning'], rows)}`;
}

function elementPage(element: ElementDeclaration, details: Details): string {
  const { entry } = element;
  const { title, screen } = rowOf(element.tagName);
  return [
    `# ${title}: \`<${element.tagName}>\``,
    element.description ?? '',
    screen ? `Portico prints it on a page of its own at \`${screen}\`.` : '',
    embedding(element.tagName),
    `With npm: \`import '@portico/widget/${entry}'\` defines it; \`@portico/widget/elements/${entry}\` is the class \`${element.name}\` alone.`,
    section('Attributes', ['Attribute', 'Type', 'Meaning'], attributes(element)),
    section('Properties', ['Property', 'Type', 'Meaning'], properties(element)),
    section('Methods', ['Method', 'What it does'], methods(element)),
    section(
      'Events',
      ['Event', 'When', '`detail`'],
      (element.events ?? []).map(({ name, description }) => [code(name), cell(description), told(details.get(name))]),
    ),
    element.events?.length ? '[What events tell](README.md#what-events-tell) says what each field means.' : '',
    section(
      'Slots',
      ['Slot', 'Place'],
      (element.slots ?? []).map((slot) => [slot.name ? code(slot.name) : 'default', cell(slot.description)]),
    ),
    section(
      'Parts',
      ['Part', 'What it is'],
      (element.cssParts ?? []).map((part) => [code(part.name), cell(part.description)]),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The element in a page of the site: inside a provider that says which server to talk to. */
function embedding(tagName: string): string {
  const script = (tag: string): string =>
    `<script type="module" src="https://accounts.example.com/assets/<version>/${tag.replace('portico-', '')}.js"></script>`;
  const provider = 'portico-provider';
  const inside = tagName === provider ? '<!-- the elements, or your whole page -->' : `<${tagName}></${tagName}>`;
  const scripts = [...new Set([provider, tagName])].map(script).join('\n');
  return `\`\`\`html\n${scripts}\n<${provider} server="https://accounts.example.com">\n  ${inside}\n</${provider}>\n\`\`\``;
}

function attributes({ attributes: list = [] }: Declaration): string[][] {
  return list.map(({ name, type, description }) => [code(name), code(type?.text), cell(description)]);
}

function properties(element: Declaration): string[][] {
  return plainProperties(element).map(({ name, type, description }) => [
    code(name),
    code(type?.text),
    cell(description),
  ]);
}

function methods(element: Declaration): string[][] {
  return ownMethods(element).map(({ name, parameters = [], return: result, description }) => {
    const typed = parameters.map((parameter) => `${parameter.name}: ${parameter.type?.text ?? 'unknown'}`);
    return [code(`${name}(${typed.join(', ')}): ${result?.type.text ?? 'void'}`), cell(description)];
  });
}

/** The detail of an event in one line. */
function told(fields: DetailField[] = []): string {
  const texts = fields.map(({ name, type }) => `${name}: ${type}`);
  return texts.length > 0 ? code(`{ ${texts.join(', ')} }`) : '';
}

function section(title: string, head: string[], rows: string[][]): string {
  return rows.length > 0 ? `## ${title}\n\n${table(head, rows)}` : '';
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text = ''): string {
  return text ? `\`${text.replaceAll('|', '\\|').replace(/ \\\| undefined$/, '')}\`` : '';
}

function cell(text = ''): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

function first(text: string): string {
  return cell(text).replace(/\.\s.*$/, '.');
}
