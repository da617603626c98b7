import { spawn } from 'node:child_process';

/** One named command of a series. */
export interface Step {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** Runs steps one after another and says how long each took. Ends the process with the first failure. */
export async function runSteps(steps: Step[]): Promise<void> {
  for (const step of steps) {
    const begin = performance.now();
    const code = await runStep(step);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    if (code !== 0) {
      console.error(`✗ ${step.name} (${seconds} s)`);
      process.exit(1);
    }
    console.log(`✓ ${step.name} (${seconds} s)`);
  }
}

/** Runs a step with its output on this terminal; resolves with its exit code. */
export function runStep({ command, args, env }: Step): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** A tool of node_modules, without npx: it neither asks nor downloads. */
export function tool(name: string, bin: string, ...args: string[]): Step {
  return { name, command: `node_modules/.bin/${bin}`, args };
}
