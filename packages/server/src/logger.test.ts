import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';

/** Runs lines that have a `logger`, in a process of their own, and answers what it printed. */
function printed(lines: string): Record<string, unknown>[] {
  const source = `import { createLogger } from './packages/server/src/logger.ts'; const logger = createLogger('info'); ${lines}`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', source];
  const text = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('has every line in its order, those of the last moment too', () => {
    const lines = printed(`for (let n = 0; n < 2000; n++) logger.info({ n }, 'line'); process.exit(0);`);
    assert.deepEqual(
      lines.map(({ n }) => n),
      Array.from({ length: 2000 }, (_, n) => n),
    );
  });

  it('keeps no secret, and says by which code something failed', () => {
    const [line] = printed(
      `logger.info({ password: 'p1', body: { code: '123456' }, err: Object.assign(new Error('away'), { code: 'ECONNREFUSED' }) });`,
    );
    assert.equal(line?.['password'], '[Redacted]');
    assert.deepEqual(line['body'], { code: '[Redacted]' });
    assert.equal((line['err'] as { code: string }).code, 'ECONNREFUSED');
  });
});
