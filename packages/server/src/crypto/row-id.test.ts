import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newRowId } from './row-id.js';

describe('ids of rows', () => {
  it('are UUIDs of version 7 that begin with the time', () => {
    const now = Date.UTC(2026, 10, 25);
    const id = newRowId(now);
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), now);
  });

  it('that are made in one millisecond keep their order, and none comes twice', () => {
    const now = Date.UTC(2026, 10, 26);
    const ids = Array.from({ length: 1000 }, () => newRowId(now));
    assert.deepEqual([...ids].sort(), ids);
    assert.equal(new Set(Array.from({ length: 10_000 }, () => newRowId(now))).size, 10_000);
  });
});
