import { everyState } from '../../../test/every-state.js';

describe('every state of portico-reset-password', () => {
  everyState('portico-reset-password');
});
