import { assert } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { enact } from '../src/mock/scenario.js';
import { scenarios } from '../src/mock/scenarios.js';
import { violationsIn } from './accessible.js';
import { can } from './capabilities.js';
import { documentedEvents } from './documented-events.js';
import { draw } from './draw.js';
import { recordEvents } from './events.js';

interface Variant {
  scheme: string;
  dir: string;
  lang: string;
}

const light: Variant = { scheme: 'light', dir: 'ltr', lang: 'en' };
const variants: Record<string, Variant> = {
  light,
  dark: { scheme: 'dark', dir: 'ltr', lang: 'en' },
  'right to left': { scheme: 'light', dir: 'rtl', lang: 'en' },
  German: { scheme: 'light', dir: 'ltr', lang: 'de' },
};

/**
 * Tests of every state of an element: it can be brought about, axe finds nothing in any variant, whoever is asked for a password
 * can go on without it, and the events on the
 * way are of those that the element's page documents.
 */
export function everyState(element: string): void {
  const { documentElement: root, body } = document;

  function look({ scheme, dir, lang }: Variant): void {
    root.style.colorScheme = scheme;
    // axe takes a page without a ground for white, whatever the colour scheme.
    body.style.background = 'light-dark(#fff, #16181c)';
    root.dir = dir;
    root.lang = lang;
  }

  before(async () => {
    // Without it the tests wait until what moves has come to rest.
    if (can('emulated media features')) await emulateMedia({ reducedMotion: 'reduce' });
  });
  afterEach(() => {
    look(light);
  });

  for (const scenario of scenarios.filter((it) => it.element === element)) {
    it(`is accessible in the state ${scenario.state}: ${scenario.about}`, async () => {
      look(light);
      const shown = await draw(scenario.html, scenario.answers);
      const events = recordEvents(shown);
      await enact(scenario, shown);
      assert.deepEqual(passwordsWithoutWayOut(shown), [], 'whoever forgot a password can go on');
      for (const [name, variant] of Object.entries(variants)) {
        look(variant);
        await inLanguage(shown, variant.lang);
        await faded();
        assert.deepEqual(await violationsIn(shown), [], name);
      }
      const documented = await documentedEvents(element);
      for (const { name, detail } of events) {
        assert.include(documented, name);
        assert.notMatch(JSON.stringify(detail), /whistle|guess|correct horse|password1234/);
      }
    });
  }
}

/** The fields that ask for the password there is in a form without a way for those who forgot it. */
function passwordsWithoutWayOut(element: HTMLElement): string[] {
  const way = '[data-pt-to=forgot],[data-pt-action=other-way]';
  return [...element.querySelectorAll<HTMLInputElement>('[autocomplete=current-password]')]
    .filter(({ form }) => !form?.querySelector(way))
    .map(({ name }) => name);
}

/** Resolves once whatever fades in is there: half of it has no contrast. */
async function faded(): Promise<void> {
  const ends = (animation: Animation): boolean => Number.isFinite(animation.effect?.getComputedTiming().endTime);
  await Promise.allSettled(
    document
      .getAnimations()
      .filter(ends)
      .map(({ finished }) => finished),
  );
}

/** Resolves once an element with a heading has it in that language. */
async function inLanguage(element: HTMLElement, language: string): Promise<void> {
  await (element as Partial<{ updateComplete: Promise<unknown> }>).updateComplete;
  if (language === 'en') return;
  const { de } = (await import('../src/forms/index.js')).catalogues;
  const words = JSON.stringify(de);
  const heading = (): string => element.querySelector('[role=heading]')?.textContent.trim() ?? '';
  for (let turn = 0; heading() !== '' && !words.includes(heading()) && turn < 200; turn++) {
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
  assert.isTrue(heading() === '' || words.includes(heading()), `${heading()} is not German`);
}
