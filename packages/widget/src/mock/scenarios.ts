import type { Scenario } from './scenario.js';
import { accountScenarios } from './scenarios/account.js';
import { changePasswordScenarios } from './scenarios/change-password.js';
import { emailManagerScenarios } from './scenarios/email-manager.js';
import { forgotScenarios } from './scenarios/forgot-password.js';
import { gateScenarios } from './scenarios/gate.js';
import { loginScenarios } from './scenarios/login.js';
import { notificationsScenarios } from './scenarios/notifications.js';
import { profileScenarios } from './scenarios/profile.js';
import { providerScenarios } from './scenarios/provider.js';
import { reauthenticateScenarios } from './scenarios/reauthenticate.js';
import { resetScenarios } from './scenarios/reset-password.js';
import { sessionsScenarios } from './scenarios/sessions.js';
import { signUpScenarios } from './scenarios/signup.js';
import { undoScenarios } from './scenarios/undo-change.js';
import { userMenuScenarios } from './scenarios/user-menu.js';
import { verifyScenarios } from './scenarios/verify-address.js';

/** Every state of every element. The gallery shows them, the tests look at them, the screenshots are taken of them. */
export const scenarios: Scenario[] = [
  ...loginScenarios,
  ...signUpScenarios,
  ...verifyScenarios,
  ...forgotScenarios,
  ...resetScenarios,
  ...accountScenarios,
  ...emailManagerScenarios,
  ...notificationsScenarios,
  ...profileScenarios,
  ...changePasswordScenarios,
  ...sessionsScenarios,
  ...reauthenticateScenarios,
  ...undoScenarios,
  ...userMenuScenarios,
  ...gateScenarios,
  ...providerScenarios,
];
