import { createContext } from '@lit/context';
import type { CoreClient } from '../client/core-client.js';
import type { Messages } from '../i18n/catalogues.js';

/** Screens that links lead to. */
export type Screen =
  'login' | 'signup' | 'forgot' | 'verify' | 'reset' | 'account' | 'emails' | 'security' | 'undo' | 'home';

/** What a page tells all its elements once, by `<portico-provider>`. */
export interface PageSettings {
  /** URL of the portal's server. */
  server: string | undefined;
  /** The client to talk through, where the page made one itself. */
  client: CoreClient | undefined;
  /** URL of each screen; the server's own pages where absent. */
  urls: Partial<Record<Screen, string>>;
  /** Name of the portal, shown above the title of each form. */
  portalName: string;
  /** Words of the host's own, by language. */
  messages: Messages | undefined;
}

/** The settings of the nearest `<portico-provider>`. */
export const pageContext = createContext<PageSettings | undefined>('portico-page');
