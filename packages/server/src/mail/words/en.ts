import { addresses } from './en/addresses.js';
import { notification } from './en/notification.js';
import { password } from './en/password.js';
import { signUp } from './en/sign-up.js';
import type { MailWords } from './mail-words.js';

/** Mails in English. */
export const en: MailWords = { ...signUp, ...addresses, ...password, ...notification };
