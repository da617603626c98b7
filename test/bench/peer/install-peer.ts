import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const folder = 'test/bench/peer';

/** Installs the peer beside the bench, once. Returns why it cannot be had, or undefined when it is there. */
export function installPeer(): string | undefined {
  if (existsSync(`${folder}/node_modules/better-auth`)) return undefined;
  console.error('installing the peer …');
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, encoding: 'utf8' });
  if (status === 0) return undefined;
  return /npm error (?!code)(.*)/.exec(stderr)?.[1] ?? 'npm ci failed';
}
