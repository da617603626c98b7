import { everyState } from '../../../test/every-state.js';

describe('every state of portico-sessions', () => {
  everyState('portico-sessions');
});
