import { everyState } from '../../../test/every-state.js';

describe('every state of portico-profile', () => {
  everyState('portico-profile');
});
