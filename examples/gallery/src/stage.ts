import { enact, mockHandlers, type Scenario } from '@portico/widget/mock';
import { setupWorker } from 'msw/browser';
import { node } from './node.js';

const forms = [
  'login',
  'signup',
  'verify-address',
  'forgot-password',
  'reset-password',
  'change-password',
  'profile',
].map((it) => `portico-${it}`);

/**
 * Puts a state on the page: the double of the network answers as the state wants, then a person's steps are taken.
 * `data-shown` on the root element says when it is there, for whoever takes pictures.
 */
export async function stage(scenario: Scenario): Promise<HTMLElement> {
  await setupWorker(...mockHandlers(scenario.answers)).start({ quiet: true, onUnhandledRequest: 'bypass' });
  await import('@portico/widget/all');
  const place = node('portico-provider', { 'portal-name': 'Larkfield Help' });
  // The HTML comes from the list of scenarios, not from the URL.
  // Each state begins anew, also where a reload would come back to the one before.
  sessionStorage.clear();
  history.replaceState(null, '');
  place.innerHTML = scenario.html;
  return node('div', { class: forms.includes(scenario.element) ? 'stage stage-form' : 'stage' }, place);
}

/** Takes the steps of a state, once it is on the page. */
export async function play(scenario: Scenario): Promise<void> {
  const shown = document.querySelector<HTMLElement>(`.stage portico-provider ${scenario.element}`);
  const { dataset } = document.documentElement;
  try {
    if (shown) await enact(scenario, shown);
    dataset['shown'] = 'yes';
  } catch (error) {
    dataset['shown'] = 'failed';
    throw error;
  }
}
