import { everyState } from '../../../test/every-state.js';

describe('every state of portico-forgot-password', () => {
  everyState('portico-forgot-password');
});
