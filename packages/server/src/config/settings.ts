import { availableParallelism } from 'node:os';
import * as z from 'zod';
import { hour, minute } from '../domain/clock.js';
import { languages } from '../domain/language.js';
import { hashBounds } from '../domain/password-hash-form.js';
import {
  baseUrl,
  duration,
  flag,
  mailServer,
  originList,
  proxies,
  rate,
  senderAddress,
  shortText,
  waitingTime,
  wholeNumber,
} from './setting-types.js';

/** One environment variable: how it is read, what it is when absent, and one sentence for the operator's guide. */
interface Setting {
  type: z.ZodType<unknown, string>;
  /** Text of the default; undefined where the absence itself has a meaning. */
  default?: string;
  about: string;
}

/** More hashes at once than libuv has threads would only wait inside the pool and block file access and DNS. */
const hashThreads = String(Math.min(availableParallelism(), 4));

/** Every environment variable of the server. The operator's guide is generated from this table. */
export const settings = {
  PORT: { type: wholeNumber(0, 65_535), default: '3000', about: 'Port to listen on; 0 takes a free one.' },
  HOST: { type: z.string().min(1), default: '127.0.0.1', about: 'Address to listen on.' },
  PUBLIC_URL: {
    type: baseUrl,
    about:
      'URL under which browsers reach the server, with the path it is mounted at. Links in mails use it and nothing else. Default: http://localhost:<PORT>.',
  },
  DATABASE_URL: {
    type: z.string().regex(/^(sqlite:.|postgres(ql)?:\/\/.)/, 'must begin with sqlite: or postgres://'),
    default: 'sqlite:./data/portico.db',
    about: 'sqlite:<file> or postgres://user:password@host:port/name.',
  },
  SMTP_URL: {
    type: mailServer,
    about:
      'Mail server, such as smtp://user:password@mail.example.com:587. Without it mails go to the mailbox page at /dev/mailbox, in development only.',
  },
  MAIL_FROM: {
    type: senderAddress,
    default: 'portico@localhost.localdomain',
    about: 'Address in the From header of every mail.',
  },
  PORTICO_SECRET: {
    type: z.string(),
    about:
      'At least 32 random bytes, for example from: openssl rand -base64 32. Needed in production and with PostgreSQL; otherwise made once and kept beside the SQLite file.',
  },
  PORTAL_NAME: {
    type: shortText,
    about: 'Name of the default portal, as forms, titles and mails say it. Default: Home.',
  },
  PORTAL_LANGUAGE: {
    type: z.enum(languages, `must be ${languages.join(' or ')}`),
    about: 'Language of the default portal for whoever asks for none that there is. Default: en.',
  },
  MAIL_SENDER_NAME: {
    type: shortText,
    about: 'Name in the From header of mails of the default portal. Default: PORTAL_NAME.',
  },
  ALLOWED_ORIGINS: {
    type: originList,
    about:
      'Origins of pages that may use the API of the default portal, separated by commas; empty for none. When it is not set, those of the last start stay.',
  },
  TRUST_PROXY: {
    type: proxies,
    default: 'false',
    about: 'Proxies whose X-Forwarded-For is believed: their number, or their addresses separated by commas.',
  },
  LOG_LEVEL: {
    type: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug'),
    default: 'info',
    about: 'How much is logged; debug has a line per request.',
  },
  KEPT_ASSETS: {
    type: z.string().min(1, 'must be a folder'),
    about:
      'Folder with the scripts and styles of other versions, one folder for each, named after it: pages that were opened before an upgrade go on.',
  },
  HSTS: { type: flag, default: 'false', about: 'Send Strict-Transport-Security for a year.' },
  PASSWORD_MIN_LENGTH: {
    type: wholeNumber(8, 64),
    default: '12',
    about: 'Code points of a new password. 15 meets NIST SP 800-63B-4 for a password alone.',
  },
  ARGON2_MEMORY_KIB: {
    type: wholeNumber(19_456, hashBounds.memory),
    default: '19456',
    about: `Memory of one password hash, in KiB; ${hashBounds.memory} at the most. Stored hashes that ask for more are refused.`,
  },
  ARGON2_PASSES: {
    type: wholeNumber(2, hashBounds.passes),
    default: '2',
    about: `Passes of one password hash; ${hashBounds.passes} at the most.`,
  },
  HASH_CONCURRENCY: {
    type: wholeNumber(1, 64),
    default: hashThreads,
    about: 'Password hashes computed at once; default: cores, 4 at the most.',
  },
  HASH_QUEUE: {
    type: wholeNumber(1, 10_000),
    default: '200',
    about: 'Password hashes that may wait; more are answered with 503.',
  },
  DATABASE_POOL: { type: wholeNumber(1, 500), default: '10', about: 'PostgreSQL connections of one process.' },
  DATABASE_TIMEOUT: {
    type: waitingTime,
    default: '5s',
    about: 'How long a PostgreSQL statement may take, and a request may wait for a connection.',
  },
  SMTP_TIMEOUT: { type: waitingTime, default: '20s', about: 'How long a mail server may be silent.' },
  MAIL_RETRY_FOR: { type: duration, default: '24h', about: 'How long a mail is tried again after temporary failures.' },
  SESSION_IDLE: { type: duration, default: '24h', about: 'A session that is not used for so long ends.' },
  SESSION_ABSOLUTE: { type: duration, default: '30d', about: 'A session ends after so long however much it is used.' },
  SESSION_IDLE_KEPT: {
    type: duration,
    default: '30d',
    about:
      'SESSION_IDLE for "keep me signed in". Pages with elements of their own say it to `<portico-login kept-days>`.',
  },
  SESSION_ABSOLUTE_KEPT: { type: duration, default: '90d', about: 'SESSION_ABSOLUTE for "keep me signed in".' },
  VERIFY_LINK: { type: duration, default: '24h', about: 'How long a link to verify an address works.' },
  VERIFY_CODE: { type: duration, default: '15m', about: 'How long the code of the same mail works.' },
  RESET_LINK: { type: duration, default: '60m', about: 'How long a link to choose a new password works.' },
  UNDO_LINK: {
    type: duration,
    default: '7d',
    about: 'How long the link in the notice of changed addresses takes the change back.',
  },
  UNDO_GUARD: {
    type: duration,
    default: '24h',
    about:
      'So long after an undo a password reset by an address that came back also needs the password, in case its mailbox was stolen.',
  },
  RECENT_LOGIN: {
    type: duration,
    default: '10m',
    about:
      'So long after a login addresses can be changed, or a first password chosen, without proving anew who one is.',
  },
  CODE_TRIES: { type: wholeNumber(1, 20), default: '5', about: 'Wrong tries after which a code is dead.' },
  RESEND_COOLDOWN: {
    type: duration,
    default: '60s',
    about: 'Time between two mails of the same kind to the same address.',
  },
  ACCESS_TOKEN: {
    type: duration.refine((value) => value <= 10 * minute, 'must be 10m at the most'),
    default: '5m',
    about: 'How long an access token is good. Back ends that only check its signature see a log-out so much later.',
  },
  SIGNING_KEY_ROTATION: {
    type: duration.refine((value) => value >= hour, 'must be 1h at least'),
    default: '90d',
    about: 'How long a key signs access tokens before the next one takes over.',
  },
  REFRESH_GRACE: {
    type: waitingTime,
    default: '30s',
    about:
      'So long after its use a refresh token gets the same answer again, so that two tabs that refresh at once stay signed in.',
  },
  INTROSPECTION_KEY: {
    type: z
      .string()
      .regex(
        /^[\w.~+/-]{32,}=*$/,
        'must have at least 32 letters, digits and -._~+/, such as openssl rand -base64 32 makes',
      ),
    about:
      'What back ends send as "Authorization: Bearer …" to POST /api/v1/introspect. Without it nobody can ask there.',
  },
  LIMIT_LOGIN_FAILURES: {
    type: wholeNumber(1, 100),
    default: '10',
    about:
      'Failed logins of one account from unknown devices, or wrong proofs of one person who is signed in, before each further one has to wait longer.',
  },
  LIMIT_LOGIN_LOCK: {
    type: wholeNumber(1, 100),
    default: '100',
    about:
      'Such failures in a row after which only a password reset or a quiet day helps (NIST SP 800-63B-4 section 3.2.2).',
  },
  LIMIT_LOGIN_IP: { type: rate, default: '30/5m', about: 'Failed logins from one IP address (IPv6: one /64).' },
  LIMIT_LOGIN_ALL: {
    type: rate,
    default: '1000/1m',
    about: 'Failed logins of a portal from all unknown devices together.',
  },
  LIMIT_MAIL_ADDRESS: {
    type: rate,
    default: '3/1h',
    about: 'Mails with a link to one address; more are answered the same but not sent.',
  },
  LIMIT_MAIL_ADDRESS_DAY: { type: rate, default: '10/24h', about: 'The same by the day.' },
  LIMIT_VERIFY_ADDRESS: {
    type: rate,
    default: '5/24h',
    about: 'Mails to verify one address that somebody adds to their account.',
  },
  LIMIT_MAIL_USER: {
    type: rate,
    default: '20/24h',
    about: 'Mails that one signed-in person makes the server send to addresses that are not verified.',
  },
  LIMIT_MAIL_IP: { type: rate, default: '30/1h', about: 'Requests from one IP address that send mail.' },
  LIMIT_MAIL_ALL: { type: rate, default: '600/1m', about: 'Requests to one portal that send mail.' },
  LIMIT_CODE_IP: { type: rate, default: '30/10m', about: 'Codes and link passwords tried from one IP address.' },
} as const satisfies Record<string, Setting>;

/** Name of an environment variable of the server. */
export type SettingName = keyof typeof settings;
