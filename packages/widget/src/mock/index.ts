export { exampleAnswers, exampleOptions, exampleSession } from './fixtures.js';
export { mockHandlers, type MockAnswer, type MockAnswers, type MockBreak, type MockRefusal } from './mock-handlers.js';
export { enact, type Scenario } from './scenario.js';
export { scenarios } from './scenarios.js';
