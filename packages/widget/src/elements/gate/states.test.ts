import { everyState } from '../../../test/every-state.js';

describe('every state of portico-gate', () => {
  everyState('portico-gate');
});
