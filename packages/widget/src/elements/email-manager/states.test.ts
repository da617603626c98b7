import { everyState } from '../../../test/every-state.js';

describe('every state of portico-email-manager', () => {
  everyState('portico-email-manager');
});
