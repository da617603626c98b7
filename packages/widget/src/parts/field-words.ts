import type { Catalogue } from '../i18n/catalogue.js';

/** The words that every field may need. */
export type FieldWords = Pick<Catalogue, 'form' | 'formLater' | 'fieldErrors'>;
