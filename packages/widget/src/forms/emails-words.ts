import type { Catalogue } from '../i18n/catalogue.js';
import type { ContactFormWords } from './contact-form.js';

/** The words of the addresses of an account. */
export type EmailsWords = ContactFormWords & Pick<Catalogue, 'emails'>;
