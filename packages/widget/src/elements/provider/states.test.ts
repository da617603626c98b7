import { everyState } from '../../../test/every-state.js';

describe('every state of portico-provider', () => {
  everyState('portico-provider');
});
