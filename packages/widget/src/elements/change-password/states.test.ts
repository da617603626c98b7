import { everyState } from '../../../test/every-state.js';

describe('every state of portico-change-password', () => {
  everyState('portico-change-password');
});
