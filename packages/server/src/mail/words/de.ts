import { addresses } from './de/addresses.js';
import { notification } from './de/notification.js';
import { password } from './de/password.js';
import { signUp } from './de/sign-up.js';
import type { MailWords } from './mail-words.js';

/** Mails in German. */
export const de: MailWords = { ...signUp, ...addresses, ...password, ...notification };
