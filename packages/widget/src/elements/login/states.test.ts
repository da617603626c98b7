import { everyState } from '../../../test/every-state.js';

describe('every state of portico-login', () => {
  everyState('portico-login');
});
