import { everyState } from '../../../test/every-state.js';

describe('every state of portico-user-menu', () => {
  everyState('portico-user-menu');
});
