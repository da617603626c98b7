/** One paragraph, button or the like, in the order in which it is read. */
export type Block =
  | { type: 'text'; text: string }
  | { type: 'button'; label: string; url: string }
  | { type: 'code'; label: string; code: string }
  | { type: 'list'; items: string[] }
  | { type: 'note'; text: string }
  /** The button's URL again, for mail programs in which it does not work. */
  | { type: 'url'; label: string; url: string };

/** A mail in words. In texts, `address` parts are marked by U+2068 and U+2069 (isolates), so that they read left to right. */
export interface Message {
  subject: string;
  title: string;
  blocks: Block[];
}

/** Text that a stranger may have chosen: one line, short, without anything that a mail program would make a link of. */
export function harmless(text: string, maxLength = 80): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const short = Array.from(line).length > maxLength ? `${Array.from(line).slice(0, maxLength).join('')}…` : line;
  return short.replace(/([.:@/])(?=\S)/gu, '$1\u2060');
}

/** An address inside a sentence, isolated from the direction of the text around it. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
