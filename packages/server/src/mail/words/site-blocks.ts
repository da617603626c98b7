import type { MailParams } from '../mail-kinds.js';
import type { Block } from '../message.js';

/** What the site itself says in a notification: paragraphs of plain text, and one button if it wants. */
export function siteBlocks({ paragraphs, button }: MailParams['notification']): Block[] {
  const texts = paragraphs.map((text): Block => ({ type: 'text', text }));
  return button ? [...texts, { type: 'button', label: button.label, url: button.url }] : texts;
}
