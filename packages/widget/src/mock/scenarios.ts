import type { Scenario } from './scenario.js';
import { loginScenarios } from './scenarios/login.js';

/** Every state of every element. The gallery shows them, the tests look at them, the screenshots are taken of them. */
export const scenarios: Scenario[] = [...loginScenarios];
