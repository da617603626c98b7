import type { Block, Message } from './message.js';

/** The plain text part of a mail; it says the same as the HTML part. */
export function renderText(message: Message, portal: string): string {
  return [portal, message.title, ...message.blocks.map(renderBlock)].join('\n\n') + '\n';
}

function renderBlock(block: Block): string {
  switch (block.type) {
    case 'button':
      return `${block.label}:\n${block.url}`;
    case 'code':
      return `${block.label}\n${spaced(block.code)}`;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'url':
      return `${block.label}\n${block.url}`;
    default:
      return block.text;
  }
}

/** A code in two groups of three, easier to read and to remember on the way to the other window. */
export function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
