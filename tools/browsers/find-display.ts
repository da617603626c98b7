import type { FoundEngine } from './found-engine.js';
import { onPath } from './on-path.js';

/** An Xvfb, for browsers that do without a screen what they do not do for people. */
export function findDisplay(): FoundEngine<{ xvfb: string }> {
  const xvfb = onPath('Xvfb');
  if (!xvfb) return { name: 'Password managers', missing: 'there is no Xvfb' };
  return { name: 'Password managers', paths: { xvfb } };
}
