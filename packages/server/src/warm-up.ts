import { loadPages } from './pages.js';

/** For so long, in milliseconds, a process that has just started answers before it loads more; `/readyz` may ask sooner. */
export const firstAnswers = 400;

let loading: Promise<void> | undefined;

/**
 * Loads what an answer may need, but not the first one: the printed pages, their words, and what signs tokens. They are
 * many files, so they are loaded once, before a crowd may hold all the files that the process is allowed: Node remembers
 * an import that failed until the process ends. Calls share what is under way.
 *
 * @throws the system's error, such as EMFILE; the part then stays away until the process is started again.
 */
export function warmUp(): Promise<void> {
  loading ??= Promise.all([loadPages(), import('@portico/widget/forms'), import('./domain/access-token.js')]).then(
    () => undefined,
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}
