import { everyState } from '../../../test/every-state.js';

describe('every state of portico-verify-address', () => {
  everyState('portico-verify-address');
});
