import { hour } from '../../domain/clock.js';
import type { Deps } from '../../deps.js';
import { hashSecret } from '../../domain/secret-token.js';
import type { Cookies } from '../cookies.js';

/** How long a step is kept, in milliseconds: about as long as somebody looks for a mail. */
const kept = hour;

/** Browsers keep cookies of up to 4096 bytes, name and attributes included. */
const room = 3500;

/** What a form shows after a POST that was done. It is kept for the GET that follows, which may come again. */
export interface PageStep<State> {
  /** Name of the step in the URL, such as `sent`. */
  step: string;
  /** What differs from the form as it is opened. `resendIn` goes on counting. Never a password or a token. */
  state: Partial<State>;
}

type Sealer = Pick<Deps, 'box' | 'clock'>;

/**
 * Keeps a step of the form `tag` in this browser: sealed, for an hour, and only while the same person is logged in, or
 * nobody still is. False when it is too large; then nothing is kept.
 */
export function keepStep<State>(deps: Sealer, cookies: Cookies, tag: string, step: PageStep<State>): boolean {
  const sealed = deps.box.seal(JSON.stringify({ ...step, at: deps.clock() }), bindingOf(cookies, tag));
  if (sealed.length > room) return false;
  cookies.set(`step-${tag}`, sealed, kept);
  return true;
}

/** The step that a form was left at, or undefined. */
export function keptStep<State>(deps: Sealer, cookies: Cookies, tag: string): PageStep<State> | undefined {
  const sealed = cookies.read(`step-${tag}`);
  if (sealed === undefined) return undefined;
  try {
    const opened = deps.box.open(sealed, bindingOf(cookies, tag));
    const { step, state, at } = JSON.parse(opened) as PageStep<State> & { at: number };
    const age = deps.clock() - at;
    if (age > kept) return undefined;
    return { step, state: 'resendIn' in state ? { ...state, resendIn: lessOf(state.resendIn, age) } : state };
  } catch {
    // Made up, another person's, or sealed under an older secret.
    return undefined;
  }
}

/** Forgets the step that a form was left at. */
export function forgetStep(cookies: Cookies, tag: string): void {
  if (cookies.read(`step-${tag}`) !== undefined) cookies.clear(`step-${tag}`);
}

function lessOf(seconds: unknown, age: number): number {
  return Math.max(0, Math.ceil(Number(seconds) - age / 1000));
}

/** What one person staged or was told is nothing of the next at the same browser. */
function bindingOf(cookies: Cookies, tag: string): string {
  const session = cookies.read('session');
  return `step ${tag} ${session === undefined ? '' : hashSecret(session)}`;
}
