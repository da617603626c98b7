import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A folder in which somebody follows a guide, with the built command installed. */
export interface GuideShell {
  folder: string;
  /** Runs the blocks one after the other in one shell, as somebody types them. Rejects when one fails. */
  follow: (blocks: string[], env: Record<string, string>) => Promise<string>;
  close: () => void;
}

export function guideShell(): GuideShell {
  const folder = mkdtempSync(join(tmpdir(), 'portico-guide-'));
  const [bin, installed] = [join(folder, 'bin'), join(folder, 'node_modules/.bin')];
  for (const each of [bin, installed]) mkdirSync(each, { recursive: true });
  symlinkSync(resolve('packages/server/bin/portico.js'), join(installed, 'portico'));
  const npx = join(bin, 'npx');
  // As the real one: the command is a child of its own, and hears of no signal.
  writeFileSync(npx, '#!/bin/sh\ncommand=$1\nshift\n"node_modules/.bin/$command" "$@"\nexit $?\n');
  chmodSync(npx, 0o755);
  return {
    folder,
    follow: (blocks, env) => {
      // Jobs have numbers only with job control, and what was started in the background goes with the shell.
      // Both streams are one, so that what is printed stands in the order in which it was.
      const script = [
        'exec 2>&1',
        'set -em',
        'trap \'for job in $(jobs -p); do kill -- "-$job"; done 2>/dev/null\' EXIT',
        ...blocks,
      ].join('\n');
      return run(script, folder, { PATH: `${bin}:${process.env['PATH'] ?? ''}`, ...env });
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(script: string, cwd: string, env: Record<string, string>): Promise<string> {
  return new Promise((resolved, reject) => {
    const child = spawn('bash', ['-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('close', (code) => {
      if (code === 0) resolved(printed);
      else reject(new Error(`ended with ${code}: ${printed}`));
    });
  });
}
