import { everyState } from '../../../test/every-state.js';

describe('every state of portico-undo-change', () => {
  everyState('portico-undo-change');
});
