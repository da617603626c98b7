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
    if (!(await isDone(step))) process.exit(1);
  }
}

/**
 * Runs all steps, whatever the others end with, and names those that failed once more at the end: what one suite found
 * says nothing of the others. Ends the process when one failed.
 */
export async function runEveryStep(steps: Step[]): Promise<void> {
  const failed: string[] = [];
  for (const step of steps) {
    if (!(await isDone(step))) failed.push(step.name);
  }
  if (failed.length === 0) return;
  console.error(`✗ failed: ${failed.join(', ')}`);
  process.exit(1);
}

/** Runs a step and says how long it took; true when it ended with 0. */
async function isDone(step: Step): Promise<boolean> {
  const begin = performance.now();
  const code = await runStep(step);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  if (code === 0) console.log(`✓ ${step.name} (${seconds} s)`);
  else console.error(`✗ ${step.name} (${seconds} s)`);
  return code === 0;
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
