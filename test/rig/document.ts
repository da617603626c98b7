import { readFileSync } from 'node:fs';

/** A fenced block of a Markdown page: its language and its text. */
export interface Block {
  language: string;
  text: string;
}

/**
 * The block of a page that follows the comment `<!-- test: name -->`, so that a test runs what people read.
 *
 * @throws Error when the page has no such block.
 */
export function markedBlock(page: string, name: string): Block {
  const text = readFileSync(page, 'utf8');
  const at = text.indexOf(`<!-- test: ${name} -->`);
  const block = /```(\w+)\n([\s\S]*?)```/.exec(at < 0 ? '' : text.slice(at));
  if (!block) throw new Error(`${page} has no block for ${name}`);
  return { language: block[1] ?? '', text: block[2] ?? '' };
}

/** The settings of such a block, one `NAME=value` a line. */
export function markedSettings(page: string, name: string): Record<string, string> {
  const lines = markedBlock(page, name).text.trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split('=') as [string, string]));
}

/** Every line of the shell blocks of a page, with continued lines joined. */
export function shellLines(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}
