import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** As root on Debian, installs what is not there yet; says so, because it takes a while. Elsewhere it does nothing. */
export function installPackages(missing: string, ...packages: string[]): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.error(`${missing} is not installed; installing Debian’s ${packages.join(' and ')}.`);
  const quiet = { stdio: 'ignore' as const, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}
