import type { Feature } from '../http/feature.js';
import { accessTokens } from './access-tokens/feature.js';
import { activity } from './activity/feature.js';
import { contactSettings } from './contact-settings/feature.js';
import { home } from './home/feature.js';
import { login } from './login/feature.js';
import { loginOptions } from './login-options/feature.js';
import { mailLinks } from './mail-links/feature.js';
import { mailbox } from './mailbox/feature.js';
import { passwordChange } from './password-change/feature.js';
import { passwordReset } from './password-reset/feature.js';
import { profile } from './profile/feature.js';
import { reauthentication } from './reauthentication/feature.js';
import { session } from './session/feature.js';
import { sessions } from './sessions/feature.js';
import { signUp } from './sign-up/feature.js';
import { undo } from './undo/feature.js';
import { unsubscribe } from './unsubscribe/feature.js';
import { verifyAddress } from './verify-address/feature.js';

/** Every feature of the server. */
export const features: Feature[] = [
  home,
  session,
  loginOptions,
  login,
  signUp,
  verifyAddress,
  mailLinks,
  passwordReset,
  profile,
  contactSettings,
  passwordChange,
  reauthentication,
  sessions,
  activity,
  undo,
  unsubscribe,
  accessTokens,
  mailbox,
];
