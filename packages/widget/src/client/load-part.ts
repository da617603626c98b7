/** Why a part did not come, as the code of what is told: it could not be fetched; or is gone, or failed as it began. */
export type PartFailureCode = 'network_failed' | 'script_failed';

/** A part of the widget that could not be loaded. Asking again tries again. */
export class PartFailure extends Error {
  readonly code: PartFailureCode;

  constructor(code: PartFailureCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Milliseconds until a part is given up: a browser alone may wait for minutes. */
const patience = 15_000;

/** What browsers and webpack say of a file that did not come. What it throws as it runs reads otherwise. */
const didNotCome = /^TypeError.*module|ChunkLoad/;

/**
 * Loads a part of the widget that comes in a file of its own: `loadPart(() => import('./part.js'))`. Nothing is kept of a
 * part that did not come, so that the next call tries again.
 *
 * @throws PartFailure
 */
export function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  return new Promise((resolve, reject) => {
    setTimeout(reject, patience, new PartFailure('network_failed'));
    load().then(resolve, (cause: unknown) => {
      const code = didNotCome.test(String(cause)) ? 'network_failed' : 'script_failed';
      if (code === 'script_failed') console.error('portico:', cause);
      reject(new PartFailure(code, cause));
    });
  });
}
