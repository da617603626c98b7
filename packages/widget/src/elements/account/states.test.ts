import { everyState } from '../../../test/every-state.js';

describe('every state of portico-account', () => {
  everyState('portico-account');
});
