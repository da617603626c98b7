import { everyState } from '../../../test/every-state.js';

describe('every state of portico-notifications', () => {
  everyState('portico-notifications');
});
