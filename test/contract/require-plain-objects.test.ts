import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Loads the contract in a process of its own, between other statements. */
async function load(before: string, after = ''): Promise<string> {
  const script = `${before}; const contract = await import('@portico/contract'); ${after}`;
  const flags = ['--conditions=portico-source', '--import', 'tsx', '--input-type=module', '-e', script];
  return run(process.execPath, flags).then(
    () => '',
    (error: unknown) => (error as { stderr: string }).stderr,
  );
}

describe('an enumerable property of Object.prototype', () => {
  const said = /Error: Portico cannot run where Object\.prototype has an enumerable property: a script added "extend"/;

  it('is named as the contract is loaded, before a schema trips over it', async () => {
    assert.match(await load('Object.prototype.extend = () => {}'), said);
  });

  it('is named when it is there later', async () => {
    assert.match(await load('', 'Object.prototype.extend = () => {}; contract.requirePlainObjects()'), said);
  });

  it('is no matter when it is not enumerable', async () => {
    const added = `Object.defineProperty(Object.prototype, 'extend', { value() {} })`;
    assert.equal(await load(added, 'contract.requirePlainObjects()'), '');
  });
});
