/** The step that an element was left at, beside the page's address. Plain JSON. */
export interface KeptStep {
  /** Base URL of the portal that it is of. */
  base: string;
  /** What differs from the form as it begins. Never a password or a token. */
  shown?: object;
  /**
   * The token of a link, or the handle of a sign-up that no cookie holds. Only the history of this tab has it, where the
   * link was before.
   */
  secret?: string;
}

type Noted = KeptStep & { at: number };

/** How long a step is worth going back to, in milliseconds: as long as the link of a mail. */
const lifetime = 24 * 3_600_000;

/**
 * Keeps a step of the form `id` with this entry of the history, so that a reload, Back, or a phone that dropped the page
 * comes back to it. Whatever else the page keeps there stays. A copy without its secret is in the tab's storage, because
 * some routers begin by writing a state of their own over the one that was there. Null forgets it.
 */
export function keepStep(id: string, step: KeptStep | null): void {
  const noted = step && { ...step, at: Date.now() };
  try {
    const { secret: _, ...open } = noted ?? {};
    if (noted?.shown) sessionStorage.setItem(nameOf(id), JSON.stringify(open));
    else sessionStorage.removeItem(nameOf(id));
  } catch {
    // Storage is blocked in some private modes and sandboxed frames.
  }
  const state: unknown = history.state ?? {};
  // What is no object is the page's own, and has no room for ours.
  if (typeof state !== 'object' || Array.isArray(state)) return;
  const { [id]: __, ...others } = stepsIn(state);
  try {
    history.replaceState({ ...state, portico: noted ? { ...others, [id]: noted } : others }, '');
  } catch {
    // Safari takes a hundred of them in half a minute. A page that uses that many keeps no step.
  }
}

/** The step that the form `id` was left at in this entry of the history. */
export function keptStep(id: string): KeptStep | undefined {
  const noted = stepsIn(history.state)[id] ?? copyOf(id);
  return noted && Date.now() - noted.at < lifetime ? noted : undefined;
}

function stepsIn(state: unknown): Record<string, Noted> {
  return (state as { portico?: Record<string, Noted> } | null)?.portico ?? {};
}

/** Whoever opens the page by a link or by its address begins anew, and so does whoever comes by here again later. */
function copyOf(id: string): Noted | undefined {
  try {
    const [opened] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (opened?.type === 'navigate' || performance.now() > 60_000) return undefined;
    return (JSON.parse(sessionStorage.getItem(nameOf(id)) ?? 'null') ?? undefined) as Noted | undefined;
  } catch {
    return undefined;
  }
}

function nameOf(id: string): string {
  return `portico-step ${location.pathname} ${id}`;
}
