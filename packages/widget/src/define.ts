/*
 * Defines every element. The provider comes first, so that the others find it defined. Made by `npm run docs` from
 * elements/elements.ts.
 */
import './elements/provider/define.js';
import './elements/account/define.js';
import './elements/change-password/define.js';
import './elements/email-manager/define.js';
import './elements/forgot-password/define.js';
import './elements/gate/define.js';
import './elements/login/define.js';
import './elements/notifications/define.js';
import './elements/profile/define.js';
import './elements/reauthenticate/define.js';
import './elements/reset-password/define.js';
import './elements/sessions/define.js';
import './elements/signup/define.js';
import './elements/undo-change/define.js';
import './elements/user-menu/define.js';
import './elements/verify-address/define.js';
