import type { MailKind, MailParams } from '../mail-kinds.js';
import type { Message } from '../message.js';

/** What every kind of mail may mention. */
export interface MailScene<Kind extends MailKind> {
  /** Harmless already. */
  portal: string;
  /** The recipient's address, isolated. */
  address: string;
  params: MailParams[Kind];
}

/** All mails in one language. */
export type MailWords = { [Kind in MailKind]: (scene: MailScene<Kind>) => Message };
