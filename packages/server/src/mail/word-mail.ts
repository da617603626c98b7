import { chooseLanguage, type Language } from '../domain/language.js';
import type { Mail, MailKind } from './mail-kinds.js';
import { harmless, isolate, type Message } from './message.js';
import { de } from './words/de.js';
import { en } from './words/en.js';
import type { MailScene, MailWords } from './words/mail-words.js';

const words: Record<Language, MailWords> = { en, de };

/** Puts a mail into words. */
export function wordMail(mail: Mail): Message {
  const scene = { portal: harmless(mail.portalName), address: isolate(mail.shown), params: mail.params };
  const tell = words[chooseLanguage(mail.language)][mail.kind] as (scene: MailScene<MailKind>) => Message;
  return tell(scene);
}
