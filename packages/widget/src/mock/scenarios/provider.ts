import { exampleSession } from '../fixtures.js';
import { type Scenario, shown } from '../scenario.js';

const element = 'portico-provider';

/** What `<portico-provider>` changes on the elements inside it. */
export const providerScenarios: Scenario[] = [
  {
    element,
    state: 'portal-name',
    about: 'The name of the portal stands above the title of each form.',
    html: '<portico-provider portal-name="Brindle &amp; Sons Support"><portico-login></portico-login></portico-provider>',
    act: async (provider) => {
      await shown(provider, '.pt-brand');
    },
  },
  {
    element,
    state: 'several',
    about: 'Several elements agree on who is logged in, by one request.',
    html: '<portico-provider><portico-user-menu></portico-user-menu> <portico-gate when="logged-in"><p>Welcome back.</p></portico-gate></portico-provider>',
    answers: { getSession: { session: exampleSession } },
    act: async (provider) => {
      const menu = provider.querySelector<HTMLElement>('portico-user-menu');
      if (menu) await shown(menu, '#trigger');
    },
  },
];
