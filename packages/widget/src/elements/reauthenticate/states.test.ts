import { everyState } from '../../../test/every-state.js';

describe('every state of portico-reauthenticate', () => {
  everyState('portico-reauthenticate');
});
