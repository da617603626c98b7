import type { ErrorCode } from './error-codes.js';
import type { OperationId } from './routes.js';

/** Who may call an operation: everybody, only a live session, or only a back end that has the deployment's key. */
export type Access = 'anyone' | 'session' | 'service';

/** What an operation promises besides its route and its schemas. */
export interface OperationFacts {
  /** One sentence for the OpenAPI document. */
  summary: string;
  access: Access;
  /** Largest request body, in bytes. */
  bodyLimit: number;
  /** Codes of its own, besides `commonErrors`. */
  errors: readonly ErrorCode[];
}

const facts = (access: Access, bodyLimit: number, summary: string, ...errors: ErrorCode[]): OperationFacts => ({
  summary,
  access,
  bodyLimit,
  errors,
});

/** What each operation promises. */
export const operationFacts: Record<OperationId, OperationFacts> = {
  getLoginOptions: facts('anyone', 0, 'What a signed-out visitor can do at this portal.'),
  getSession: facts('anyone', 0, 'Who is signed in.'),
  login: facts(
    'anyone',
    8192,
    'Log in with a verified address and the password.',
    'credentials_wrong',
    'method_disabled',
    'user_blocked',
  ),
  logout: facts('anyone', 256, 'End the session that asks.'),
  signUp: facts('anyone', 16_384, 'Ask for an account; it exists once the address is verified.', 'registration_closed'),
  continueSignUp: facts(
    'anyone',
    256,
    'Ask whether the sign-up of this browser was verified meanwhile, and go on if so.',
  ),
  verifyAddress: facts(
    'anyone',
    8192,
    'Confirm an address by the link or the code of a mail.',
    'address_taken',
    'code_wrong',
    'credentials_wrong',
    'link_dead',
    'link_superseded',
    'link_used',
    'registration_closed',
  ),
  resendVerification: facts(
    'anyone',
    2048,
    'Send the verification mail of a sign-up again; the newest mail counts.',
    'registration_closed',
  ),
  inspectLink: facts('anyone', 1024, 'What a mail link is good for, without using it up.', 'method_disabled'),
  requestPasswordReset: facts('anyone', 2048, 'Ask for a link to choose a new password.', 'method_disabled'),
  resetPassword: facts(
    'anyone',
    8192,
    'Choose a new password with the token of a mail link.',
    'credentials_wrong',
    'link_dead',
    'method_disabled',
  ),
  getContactSettings: facts('session', 0, 'The addresses and notifications of whoever asks.'),
  saveContactSettings: facts(
    'session',
    32_768,
    'Change addresses and notifications, all at once or not at all.',
    'address_last',
    'reauthentication_required',
    'version_stale',
  ),
  resendAddressVerification: facts(
    'session',
    1024,
    'Send the verification mail of an address of one’s own again.',
    'link_used',
  ),
  inspectUndo: facts('anyone', 1024, 'What an undo link would do, without doing it.'),
  undoChange: facts(
    'anyone',
    1024,
    'Go back to the addresses as they were before a change, and end every session.',
    'link_dead',
    'link_used',
    'undo_impossible',
  ),
  getProfile: facts('session', 0, 'What whoever asks tells about themselves.'),
  saveProfile: facts('session', 16_384, 'Change it.', 'version_stale'),
  changePassword: facts(
    'session',
    8192,
    'Change the password by the present one; every other session ends.',
    'credentials_wrong',
    'method_disabled',
    'reauthentication_required',
  ),
  requestReauthentication: facts(
    'session',
    256,
    'Mail a code to prove who one is, to somebody whose password does not count.',
    'method_disabled',
  ),
  reauthenticate: facts(
    'session',
    8192,
    'Prove anew who one is, by the password or by a mailed code.',
    'code_wrong',
    'credentials_wrong',
    'method_disabled',
  ),
  listSessions: facts('session', 0, 'Where one is logged in.'),
  endSession: facts('session', 1024, 'End another session of one’s own.'),
  endOtherSessions: facts('session', 256, 'End every session of one’s own but the one that asks.'),
  listActivity: facts('session', 0, 'What happened to one’s account lately.'),
  refreshAccess: facts('anyone', 512, 'The next pair of tokens of a session that no cookie carries.'),
  probeSession: facts('anyone', 256, 'Whether this browser sends the cookies of this server along.'),
  mintAccessToken: facts('session', 256, 'A short token for other back ends of the site (RFC 9068).'),
  introspect: facts(
    'service',
    8192,
    'Whether an access token is good at this moment (RFC 7662).',
    'credentials_wrong',
    'method_disabled',
  ),
};
