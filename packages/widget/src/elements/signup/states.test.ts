import { everyState } from '../../../test/every-state.js';

describe('every state of portico-signup', () => {
  everyState('portico-signup');
});
