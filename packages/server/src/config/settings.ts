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
      'URL at which browsers reach the server, including the path it is mounted at. Links in mails always start with it. Default: http://localhost:<PORT>.',
  },
  DATABASE_URL: {
    type: z.string().regex(/^(sqlite:.|postgres(ql)?:\/\/.)/, 'must begin with sqlite: or postgres://'),
    default: 'sqlite:./data/portico.db',
    about: 'sqlite:<file> or postgres://user:password@host:port/name.',
  },
  SMTP_URL: {
    type: mailServer,
    about:
      'Mail server, such as smtp://user:password@mail.example.com:587. Without it, mails go to the mailbox page at /dev/mailbox, in development only.',
  },
  MAIL_FROM: {
    type: senderAddress,
    default: 'portico@localhost.localdomain',
    about: 'Address in the From header of every mail.',
  },
  PORTICO_SECRET: {
    type: z.string(),
    about:
      'At least 32 random bytes, for example from: openssl rand -base64 32. Required in production and with PostgreSQL; otherwise generated once and stored next to the SQLite file.',
  },
  PORTAL_NAME: {
    type: shortText,
    about: 'Name of the default portal, as shown in forms, titles and mails. Default: Home.',
  },
  PORTAL_LANGUAGE: {
    type: z.enum(languages, `must be ${languages.join(' or ')}`),
    about: 'Language of the default portal, for browsers that ask for none of the available ones. Default: en.',
  },
  MAIL_SENDER_NAME: {
    type: shortText,
    about: 'Name in the From header of mails of the default portal. Default: PORTAL_NAME.',
  },
  ALLOWED_ORIGINS: {
    type: originList,
    about:
      'Origins of pages that may use the API of the default portal, separated by commas; empty for none. If not set, the origins from the last start are kept.',
  },
  TRUST_PROXY: {
    type: proxies,
    default: 'false',
    about: 'Proxies whose X-Forwarded-For is trusted: how many, or their addresses separated by commas.',
  },
  LOG_LEVEL: {
    type: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug'),
    default: 'info',
    about: 'How much is logged; debug logs every request.',
  },
  KEPT_ASSETS: {
    type: z.string().min(1, 'must be a folder'),
    about:
      'Folder with the scripts and styles of other versions, in one subfolder per version, so that pages opened before an upgrade keep working.',
  },
  HSTS: { type: flag, default: 'false', about: 'Send Strict-Transport-Security for a year.' },
  PASSWORD_MIN_LENGTH: {
    type: wholeNumber(8, 64),
    default: '12',
    about:
      'Minimum length of a new password, in code points. 15 meets NIST SP 800-63B-4 where a password is the only factor.',
  },
  ARGON2_MEMORY_KIB: {
    type: wholeNumber(19_456, hashBounds.memory),
    default: '19456',
    about: `Memory of one password hash, in KiB; at most ${hashBounds.memory}. Stored hashes that need more are refused.`,
  },
  ARGON2_PASSES: {
    type: wholeNumber(2, hashBounds.passes),
    default: '2',
    about: `Passes of one password hash; at most ${hashBounds.passes}.`,
  },
  HASH_CONCURRENCY: {
    type: wholeNumber(1, 64),
    default: hashThreads,
    about: 'Password hashes computed at the same time. Default: number of cores, at most 4.',
  },
  HASH_QUEUE: {
    type: wholeNumber(1, 10_000),
    default: '200',
    about: 'Password hashes that may wait in the queue; further requests get a 503.',
  },
  DATABASE_POOL: {
    type: wholeNumber(1, 500),
    default: '10',
    about: 'Maximum number of PostgreSQL connections per process.',
  },
  DATABASE_TIMEOUT: {
    type: waitingTime,
    default: '5s',
    about: 'How long a PostgreSQL statement may take, and a request may wait for a connection.',
  },
  SMTP_TIMEOUT: { type: waitingTime, default: '20s', about: 'How long to wait for a response from the mail server.' },
  MAIL_RETRY_FOR: {
    type: duration,
    default: '24h',
    about: 'How long sending a mail is retried after temporary failures.',
  },
  SESSION_IDLE: { type: duration, default: '24h', about: 'How long a session lasts without being used.' },
  SESSION_ABSOLUTE: { type: duration, default: '30d', about: 'How long a session lasts at most, even if it is used.' },
  SESSION_IDLE_KEPT: {
    type: duration,
    default: '30d',
    about:
      'SESSION_IDLE for "keep me logged in". Pages with their own elements set `<portico-login kept-days>` to match.',
  },
  SESSION_ABSOLUTE_KEPT: { type: duration, default: '90d', about: 'SESSION_ABSOLUTE for "keep me logged in".' },
  VERIFY_LINK: { type: duration, default: '24h', about: 'How long a link to verify an address works.' },
  VERIFY_CODE: { type: duration, default: '15m', about: 'How long the code of the same mail works.' },
  RESET_LINK: { type: duration, default: '60m', about: 'How long a link to choose a new password works.' },
  UNDO_LINK: {
    type: duration,
    default: '7d',
    about: 'How long the undo link in a notice about changed addresses works.',
  },
  UNDO_GUARD: {
    type: duration,
    default: '24h',
    about:
      'How long after an undo a password reset with a restored address also needs the current password, in case its mailbox was taken over.',
  },
  RECENT_LOGIN: {
    type: duration,
    default: '10m',
    about: 'How long after a login users can change addresses, or choose a first password, without re-authenticating.',
  },
  CODE_TRIES: {
    type: wholeNumber(1, 20),
    default: '5',
    about: 'Number of wrong attempts after which a code stops working.',
  },
  RESEND_COOLDOWN: {
    type: duration,
    default: '60s',
    about: 'Time between two mails of the same kind to the same address.',
  },
  ACCESS_TOKEN: {
    type: duration.refine((value) => value <= 10 * minute, 'must be at most 10m'),
    default: '5m',
    about:
      'How long an access token is valid. Back ends that only check its signature notice a log-out up to this much later.',
  },
  SIGNING_KEY_ROTATION: {
    type: duration.refine((value) => value >= hour, 'must be at least 1h'),
    default: '90d',
    about: 'How long a key signs access tokens before the next one takes over.',
  },
  REFRESH_GRACE: {
    type: waitingTime,
    default: '30s',
    about:
      'How long after its use a refresh token gets the same response again, so that two tabs that refresh at the same time stay logged in.',
  },
  INTROSPECTION_KEY: {
    type: z
      .string()
      .regex(
        /^[\w.~+/-]{32,}=*$/,
        'must have at least 32 letters, digits and -._~+/, for example from: openssl rand -base64 32',
      ),
    about:
      'Key that back ends send as "Authorization: Bearer …" to POST /api/v1/introspect. Without it, introspection is disabled.',
  },
  LIMIT_LOGIN_FAILURES: {
    type: wholeNumber(1, 100),
    default: '10',
    about:
      'Failed logins of one account from unknown devices, or failed re-authentications of one user, before each further attempt has to wait longer.',
  },
  LIMIT_LOGIN_LOCK: {
    type: wholeNumber(1, 100),
    default: '100',
    about:
      'Number of such failures in a row that locks the account until a password reset or a day without attempts (NIST SP 800-63B-4 section 3.2.2).',
  },
  LIMIT_LOGIN_IP: { type: rate, default: '30/5m', about: 'Failed logins from one IP address (IPv6: one /64).' },
  LIMIT_LOGIN_ALL: {
    type: rate,
    default: '1000/1m',
    about: 'Failed logins of a portal from all unknown devices in total.',
  },
  LIMIT_MAIL_ADDRESS: {
    type: rate,
    default: '3/1h',
    about: 'Mails with a link to one address. Further requests get the same response, but no mail is sent.',
  },
  LIMIT_MAIL_ADDRESS_DAY: { type: rate, default: '10/24h', about: 'The same, per day.' },
  LIMIT_VERIFY_ADDRESS: {
    type: rate,
    default: '5/24h',
    about: 'Verification mails for one address that a user adds to an account.',
  },
  LIMIT_MAIL_USER: {
    type: rate,
    default: '20/24h',
    about: 'Mails to unverified addresses caused by one logged-in user.',
  },
  LIMIT_MAIL_IP: { type: rate, default: '30/1h', about: 'Requests from one IP address that send mail.' },
  LIMIT_MAIL_ALL: { type: rate, default: '600/1m', about: 'Requests to one portal that send mail.' },
  LIMIT_CODE_IP: { type: rate, default: '30/10m', about: 'Codes and link passwords tried from one IP address.' },
} as const satisfies Record<string, Setting>;

/** Name of an environment variable of the server. */
export type SettingName = keyof typeof settings;
