import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { areaUnderCurve, median, percentile } from './statistics.js';

describe('statistics of the bench', () => {
  it('the area is 1 where every left value is larger, 0 where every one is smaller', () => {
    assert.equal(areaUnderCurve([3, 4], [1, 2]), 1);
    assert.equal(areaUnderCurve([1, 2], [4, 3, 5]), 0);
  });

  it('the area is one half for the same values, ties counting half', () => {
    assert.equal(areaUnderCurve([1, 2, 3], [3, 1, 2]), 0.5);
    assert.equal(areaUnderCurve([2], [1, 2, 3, 4]), 0.375);
  });

  it('median and percentile take values that there are', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(percentile([1, 2, 3, 4], 0.99), 4);
  });
});
