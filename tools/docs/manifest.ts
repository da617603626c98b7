import { readFile } from 'node:fs/promises';

/** The part of the custom elements manifest (schema 1.0) that documents, types and editor data are made of. */
interface Manifest {
  modules: { path: string; declarations?: Declaration[] }[];
}

/** A class of the manifest. */
export interface Declaration {
  name: string;
  tagName?: string;
  description?: string;
  attributes?: Attribute[];
  members?: Member[];
  events?: Described[];
  slots?: Described[];
  cssParts?: Described[];
}

/** An attribute; `fieldName` is its property. */
export interface Attribute extends Described {
  fieldName?: string;
  type?: { text: string };
}

/** A field or method. */
export interface Member extends Described {
  kind: string;
  attribute?: string;
  privacy?: string;
  readonly?: boolean;
  type?: { text: string };
  static?: boolean;
  inheritedFrom?: { name: string };
  parameters?: { name: string; type?: { text: string } }[];
  return?: { type: { text: string } };
}

/** Something with a name and a sentence. */
export interface Described {
  name: string;
  description?: string;
}

/** A class with a tag, and what follows from it. */
export interface ElementDeclaration extends Declaration {
  tagName: string;
  /** The tag without its prefix, which is the name of its folder and of its entry. */
  entry: string;
}

/** Every element of the manifest, by the alphabet. */
export async function readElements(): Promise<ElementDeclaration[]> {
  const manifest = JSON.parse(await readFile('packages/widget/dist/custom-elements.json', 'utf8')) as Manifest;
  return manifest.modules
    .flatMap((module) => module.declarations ?? [])
    .flatMap((found) => {
      const { tagName } = found;
      return tagName ? [{ ...found, tagName, entry: tagName.replace('portico-', '') }] : [];
    })
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
}

/** Public properties that no attribute sets. */
export function plainProperties({ members = [] }: Declaration): Member[] {
  return members.filter(
    ({ kind, attribute, privacy, readonly, description }) =>
      kind === 'field' && !attribute && !privacy && !readonly && description,
  );
}

/** What a page may call: public methods of the element's own class that say what they do. */
export function ownMethods({ members = [] }: Declaration): Member[] {
  return members.filter(
    (member) =>
      member.kind === 'method' && !member.privacy && !member.static && !member.inheritedFrom && member.description,
  );
}

/** What an attribute can be, when that is a list: `'light' | 'dark' | undefined` is light and dark. */
export function choices({ type }: Attribute): string[] {
  const text = (type?.text ?? '').replace(/ \| undefined$/, '');
  return /^'[^']+'( \| '[^']+')*$/.test(text) ? [...text.matchAll(/'([^']+)'/g)].map(([, name = '']) => name) : [];
}
