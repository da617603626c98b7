import { type Scenario, scenarios } from '@portico/widget/mock';

/** What the URL of a page of the gallery chooses. */
export interface Choice {
  element: string;
  state: string;
  lang: string;
  theme: string;
  dir: string;
  /** Nothing but the element, for pictures. */
  bare: boolean;
}

/** Reads the choice of a URL's query; what is not there has a default. */
export function choiceOf(query: URLSearchParams): Choice {
  const { language } = navigator;
  return {
    element: query.get('element') ?? '',
    state: query.get('state') ?? '',
    lang: query.get('lang') ?? (language.startsWith('de') ? 'de' : 'en'),
    theme: query.get('theme') ?? 'auto',
    dir: query.get('dir') ?? 'ltr',
    bare: query.has('bare'),
  };
}

/** URL of a choice. */
export function urlOf({ bare, ...choice }: Choice): string {
  return `/?${new URLSearchParams(choice).toString()}${bare ? '&bare' : ''}`;
}

/** The scenario of a choice; the element's first one when the state is not of it. */
export function scenarioOf({ element, state }: Choice): Scenario | undefined {
  const states = scenarios.filter((scenario) => scenario.element === element);
  return states.find((scenario) => scenario.state === state) ?? states[0];
}
