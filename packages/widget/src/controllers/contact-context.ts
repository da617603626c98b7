import { createContext } from '@lit/context';
import type { ContactStore } from './contact-store.js';

/** The draft that the addresses and the notifications of one page share, where something around them offers one. */
export const contactContext = createContext<ContactStore | undefined>('portico-contact');
