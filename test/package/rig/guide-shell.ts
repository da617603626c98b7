import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A folder in which somebody follows a guide; `npx portico` runs the built command there. */
export interface GuideShell {
  folder: string;
  /** Runs the blocks one after the other in one shell, as somebody types them. Rejects when one fails. */
  follow: (blocks: string[], env: Record<string, string>) => Promise<string>;
  close: () => void;
}

export function guideShell(): GuideShell {
  const folder = mkdtempSync(join(tmpdir(), 'portico-guide-'));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const npx = join(bin, 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\nshift\nexec "${process.execPath}" "${resolve('packages/server/dist/portico.js')}" "$@"\n`,
  );
  chmodSync(npx, 0o755);
  return {
    folder,
    follow: (blocks, env) => {
      // Jobs have numbers only with job control, and what was started in the background goes with the shell.
      const script = ['set -em', "trap 'kill $(jobs -p) 2>/dev/null' EXIT", ...blocks].join('\n');
      return run(script, folder, { PATH: `${bin}:${process.env['PATH'] ?? ''}`, ...env });
    },
    close: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(script: string, cwd: string, env: Record<string, string>): Promise<string> {
  return new Promise((resolved, reject) => {
    const child = spawn('bash', ['-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('close', (code) => {
      if (code === 0) resolved(printed);
      else reject(new Error(`ended with ${code}: ${printed}`));
    });
  });
}
