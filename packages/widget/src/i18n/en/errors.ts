import type { ErrorCode } from '@portico/contract';
import type { ClientErrorCode } from '../../client/portico-error.js';

/** What happened, and what to do. */
export interface ErrorWords {
  title: string;
  text: string;
}

/** The message of every error, whatever the screen. */
export const errors: Record<ErrorCode | ClientErrorCode, ErrorWords> = {
  address_last: {
    title: 'You need at least one verified address.',
    text: 'You log in with it, and it is how we reach you. Add another one and verify it first.',
  },
  address_taken: {
    title: 'This address already belongs to an account.',
    text: 'Log in with it, or choose a new password if you forgot the old one.',
  },
  answer_unexpected: {
    title: 'The answer could not be read.',
    text: 'Something between you and the server may have changed it. Reload the page and try again.',
  },
  body_malformed: { title: 'This could not be read.', text: 'Reload the page and try again.' },
  body_too_large: { title: 'This is too much text.', text: 'Shorten it and try again.' },
  code_wrong: {
    title: 'This code is wrong or has expired.',
    text: 'Check it, or request a new one. Only the newest code works.',
  },
  contract_unsupported: { title: 'This page is out of date.', text: 'Reload it and try again.' },
  cookies_doubled: {
    title: 'Your browser has two copies of a cookie of this site.',
    text: 'Another site may have set one of them, so we ignore both. Delete the cookies of this site in the settings of your browser, then try again.',
  },
  credentials_wrong: {
    title: 'Wrong email address or password.',
    text: 'Check both and try again.',
  },
  person_changed: {
    title: 'Another person is now logged in.',
    text: 'Nothing was saved. Log in again to continue with your own account.',
  },
  form_expired: { title: 'This page was open for too long.', text: 'Nothing was sent. Try again now.' },
  host_unknown: { title: 'This address is not set up.', text: 'Tell the people who run this site.' },
  input_invalid: { title: 'Something needs your attention.', text: 'Look at the marked field.' },
  internal: {
    title: 'Something went wrong, and it is not your fault.',
    text: 'Nothing was changed. Try again in a minute.',
  },
  limit_reached: { title: 'Too many attempts.', text: 'Nothing is lost: what you typed stays here.' },
  link_dead: {
    title: 'This link no longer works.',
    text: 'It was already used, has expired, or was replaced by a newer one. Only the newest email works.',
  },
  link_superseded: { title: 'There is a newer email.', text: 'This link was replaced. Use the newest email.' },
  link_used: { title: 'This address is already verified.', text: 'There is nothing more to do. Log in.' },
  media_type_unsupported: { title: 'This could not be read.', text: 'Reload the page and try again.' },
  method_disabled: {
    title: 'Logging in with a password is switched off here.',
    text: 'Use another way to log in, or ask the people who run this site.',
  },
  method_not_allowed: { title: 'This could not be read.', text: 'Reload the page and try again.' },
  network_failed: {
    title: 'The server could not be reached.',
    text: 'Check your connection and try again. What you typed stays here.',
  },
  origin_refused: {
    title: 'This page is not allowed to use the server.',
    text: 'Tell the people who run this site: its address is not on the list of allowed origins.',
  },
  page_unknown: { title: 'This page does not exist.', text: 'Check the address, or go to the home page.' },
  reauthentication_required: {
    title: 'Confirm it’s you.',
    text: 'We need to check who you are first. Nothing is lost: your changes stay here.',
  },
  registration_closed: {
    title: 'Sign-up is closed here at the moment.',
    text: 'If you should have an account, ask the people who run this site to invite you.',
  },
  role_missing: { title: 'Your account cannot open this.', text: 'Log in with an account that can.' },
  script_failed: {
    title: 'Something went wrong on this page.',
    text: 'It is not your fault. Reload the page and try again.',
  },
  server_busy: { title: 'The server is busy.', text: 'Nothing is lost: what you typed stays here.' },
  session_missing: { title: 'You are no longer logged in.', text: 'Log in again to continue.' },
  session_unavailable: {
    title: 'Your browser cannot keep you logged in here.',
    text: 'Allow cookies for this site and try again.',
  },
  timeout: { title: 'The server did not answer in time.', text: 'Try again. What you typed stays here.' },
  undo_impossible: {
    title: 'This change can no longer be undone.',
    text: 'The previous addresses now belong to other accounts, so nobody could log in with them. Nothing was changed.',
  },
  user_blocked: {
    title: 'This account is blocked.',
    text: 'Your password was right. Ask the people who run this site why.',
  },
  version_stale: {
    title: 'This was changed in another window.',
    text: 'Your changes are not saved yet. Check what is saved now, then continue.',
  },
};
