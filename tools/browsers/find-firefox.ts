import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { FoundEngine } from './found-engine.js';
import { onPath } from './on-path.js';

/** A Firefox, named with its version: FIREFOX_PATH or an installed one. */
export function findFirefox(): FoundEngine<{ firefox: string }> {
  const firefox = search();
  if (!firefox) return { name: 'Firefox', missing: 'there is none; install it, or name its path in FIREFOX_PATH' };
  const { stdout } = spawnSync(firefox, ['--version'], { encoding: 'utf8' });
  const [, version] = /Firefox ([\d.]+)/.exec(stdout) ?? [];
  if (!version) return { name: 'Firefox', missing: `${firefox} does not start` };
  return { name: `Firefox ${version}`, paths: { firefox } };
}

function search(): string | undefined {
  const named = process.env['FIREFOX_PATH'];
  if (named) return existsSync(named) ? named : undefined;
  const apple = '/Applications/Firefox.app/Contents/MacOS/firefox';
  return onPath('firefox', 'firefox-esr') ?? (existsSync(apple) ? apple : undefined);
}
