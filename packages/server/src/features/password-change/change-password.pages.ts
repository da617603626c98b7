import { errorStatus } from '@portico/contract';
import { blankState, changePasswordForm, type ChangePasswordFormState } from '@portico/widget/forms';
import type { Deps } from '../../deps.js';
import { PorticoFault } from '../../domain/fault.js';
import { forgotUrl, inTab, ownSession } from '../../http/pages/account-page.js';
import {
  type Asked,
  type FormPart,
  printable,
  type PrintablePart,
  type PrintedBase,
} from '../../http/pages/form-part.js';
import { requireReauthenticated, requireOwn } from '../../http/pages/require-reauthenticated.js';
import type { PageCall, PageFields, Redirect } from '../../http/pages/page.js';
import type { PageStep } from '../../http/pages/page-step.js';
import { isMethodOn } from '../../portals/login-method.js';
import { knowDevice } from '../../session/device-cookie.js';
import { requestReauthentication } from '../../session/request-reauthentication.js';
import { setSessionCookie } from '../../session/session-cookie.js';
import { findUser, verifiedAddresses } from '../../store/users.js';
import { changePassword } from './change-password.service.js';

const { attributes, base: framed } = inTab('security');

/** The change of one's password, on the tab "Security". */
export function changePasswordPart(deps: Deps): PrintablePart {
  const part: FormPart<ChangePasswordFormState> = {
    path: '/account/password',
    tag: 'portico-change-password',
    script: 'change-password',
    attributes,
    template: (state, words) => changePasswordForm(state, words),
    show: (call, base) => showChange(deps, call, base),
    submit: async (call, fields, base) => {
      const shown = await showChange(deps, call, base);
      if ('redirect' in shown) return shown;
      return fields('act') === 'mail-code' ? mailCode(deps, call) : save(deps, call, fields, shown);
    },
    // No password is ever printed.
    keep: (state) => ({ ...state, view: state.view === 'off' ? 'off' : 'form' }),
  };
  return printable(deps, part);
}

async function showChange(deps: Deps, call: PageCall, base: PrintedBase): Promise<ChangePasswordFormState | Redirect> {
  const own = await ownSession(deps, call, 'security');
  if ('redirect' in own) return own;
  const { portal } = call;
  const user = await findUser(deps.db, portal.id, own.userId);
  if (!user) throw new PorticoFault('session_missing');
  const addresses = await verifiedAddresses(deps.db, portal.id, user.id);
  const hasPassword = user.passwordHash !== null;
  const { recentLogin } = deps.config.lifetimes;
  return {
    ...blankState('portico-change-password'),
    ...base,
    ...framed,
    view: !(await isMethodOn(deps.db, portal.id, 'password'))
      ? 'off'
      : call.query('saved') === 'password'
        ? 'done'
        : 'form',
    email: own.email,
    hasPassword,
    personal: [user.name, portal.name, ...addresses.map(({ address }) => address)],
    minLength: deps.passwordPolicy.minLength,
    longEnough: false,
    impersonal: false,
    proof: !hasPassword && deps.clock() - own.authenticatedAt > recentLogin ? 'code' : '',
    recentMinutes: Math.round(recentLogin / 60_000),
    forgotUrl: forgotUrl(call, 'security'),
  };
}

/** Mails the code that the form then asks for. */
async function mailCode(deps: Deps, call: PageCall): Promise<PageStep<ChangePasswordFormState>> {
  const { portal, visitor } = call;
  await requestReauthentication(deps, { portal, visitor, session: await requireOwn(deps, call, 'security') });
  return { step: 'code', state: { proof: 'code' } };
}

async function save(
  deps: Deps,
  call: PageCall,
  fields: PageFields,
  shown: ChangePasswordFormState,
): Promise<Asked<ChangePasswordFormState> | Redirect> {
  const { portal, visitor, cookies } = call;
  const session = await requireReauthenticated(deps, call, 'security', fields);
  const newPassword = fields('newPassword');
  const input = shown.hasPassword ? { currentPassword: fields('currentPassword'), newPassword } : { newPassword };
  try {
    const change = { portal, visitor, session, input, deviceCookie: cookies.read('device') };
    const { renewed, deviceCookie } = await changePassword(deps, change);
    setSessionCookie(cookies, renewed, deps.config);
    if (deviceCookie !== undefined) knowDevice(cookies, deviceCookie);
  } catch (error) {
    if (!(error instanceof PorticoFault) || error.code !== 'reauthentication_required') throw error;
    return { status: errorStatus.reauthentication_required, asked: { ...shown, proof: 'code' } };
  }
  return { redirect: `${call.path('/account/security')}?saved=password` };
}
