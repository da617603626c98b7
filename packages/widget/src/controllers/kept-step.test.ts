import { assert } from '@open-wc/testing';
import { keepStep, keptStep } from './kept-step.js';

const base = 'https://larkfield.example';

describe('a step that is kept beside the address', () => {
  beforeEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });
  after(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('stands beside what the page keeps there, and so do those of other elements', () => {
    history.replaceState({ key: 'abc', idx: 3 }, '');
    keepStep('portico-signup', { base, shown: { view: 'check_mail' } });
    keepStep('portico-signup-2', { base, shown: { view: 'form' } });
    assert.deepInclude(keptStep('portico-signup'), { base, shown: { view: 'check_mail' } });
    assert.deepInclude(keptStep('portico-signup-2'), { base, shown: { view: 'form' } });
    const { key, idx } = history.state as { key: string; idx: number };
    assert.deepEqual({ key, idx }, { key: 'abc', idx: 3 });
    keepStep('portico-signup', null);
    assert.isUndefined(keptStep('portico-signup'));
    assert.isDefined(keptStep('portico-signup-2'));
  });

  it('leaves a state alone that is no object', () => {
    for (const own of ['page 3', 3, [1, 2], true]) {
      history.replaceState(own, '');
      keepStep('portico-signup', { base, shown: {}, secret: 'x' });
      assert.deepEqual(history.state, own);
      assert.isUndefined(keptStep('portico-signup'));
    }
  });

  it('is of one entry of the history', () => {
    keepStep('portico-signup', { base, shown: { view: 'check_mail' } });
    const before = history.state as unknown;
    history.replaceState(null, '');
    assert.isUndefined(keptStep('portico-signup'), 'this page was opened by its address, and not by a reload');
    history.replaceState(before, '');
    assert.isDefined(keptStep('portico-signup'));
  });

  it('WB5: a secret is in no storage, and gone once another step is kept', () => {
    keepStep('portico-reset-password', { base, secret: 'the-token' });
    keepStep('portico-signup', { base, shown: { view: 'check_mail' }, secret: 'the-handle' });
    assert.notMatch(JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage)]), /the-/);
    assert.equal(keptStep('portico-reset-password')?.secret, 'the-token');
    keepStep('portico-reset-password', { base, shown: { view: 'done' } });
    assert.notMatch(JSON.stringify(history.state), /the-token/);
  });

  it('is forgotten after a day', () => {
    keepStep('portico-signup', { base, shown: {} });
    const state = history.state as { portico: { 'portico-signup': { at: number } } };
    state.portico['portico-signup'].at -= 24 * 3_600_000;
    history.replaceState(state, '');
    assert.isUndefined(keptStep('portico-signup'));
  });
});
