import type { Page } from 'playwright-core';
import { until } from '../../rig/until.js';
import { greet, type HostWorld } from './host-world.js';
import { htmlPage } from './site.js';

/** An error that a page was told. */
interface Told {
  code: string;
  cause?: string;
}

/** The HTML of a page that keeps what it is told as errors, with the scripts of some elements in that order. */
export function probePage({ script }: Pick<HostWorld, 'script'>, body: string, files: string[]): string {
  const keep = `<script>
    const errors = [];
    addEventListener('portico-error', ({ detail }) => errors.push(detail));
  </script>`;
  return htmlPage(keep + greet + files.map((file) => script(`${file}.js`)).join(''), body);
}

/** Everything that the page was told as an error until now. */
export function errorsOf(page: Page): Promise<Told[]> {
  return page.evaluate<Told[]>('errors');
}

/** Waits until the page is told that no session can be kept; gives each cause that it was told. */
export async function causesOf(page: Page): Promise<(string | undefined)[]> {
  return until('the error', async () => {
    const told = (await errorsOf(page)).filter(({ code }) => code === 'session_unavailable');
    return told.length > 0 ? told.map(({ cause }) => cause) : undefined;
  });
}
