import { ConfigError } from './config-error.js';
import type { Rate } from './setting-types.js';
import { type SettingName, settings } from './settings.js';
import { readSecret } from './secret.js';

/** Everything the server can be told from outside. Times are milliseconds. */
export interface Config {
  production: boolean;
  port: number;
  host: string;
  /** Without a slash at its end. */
  publicUrl: string;
  databaseUrl: string;
  /** Null: mails go to the development mailbox. */
  smtpUrl: string | null;
  mailFrom: string;
  secret: string;
  /** What back ends prove themselves with when they ask about a token; null: nobody can ask. */
  introspectionKey: string | null;
  /** What is said of the default portal. What is not said stays as it is. */
  portal: { name?: string; language?: string; mailSenderName?: string; allowedOrigins?: string[] };
  /** For Express' setting of the same name. */
  trustProxy: boolean | number | string;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Folder with the scripts and styles of other versions. */
  keptAssets: string | null;
  hsts: boolean;
  passwordMinLength: number;
  hashing: { memoryKib: number; passes: number; concurrency: number; queue: number };
  database: { poolSize: number; timeout: number };
  smtpTimeout: number;
  mailRetryFor: number;
  codeTries: number;
  lifetimes: {
    sessionIdle: number;
    sessionAbsolute: number;
    sessionIdleKept: number;
    sessionAbsoluteKept: number;
    verifyLink: number;
    verifyCode: number;
    resetLink: number;
    undoLink: number;
    undoGuard: number;
    recentLogin: number;
    accessToken: number;
    signingKey: number;
    refreshGrace: number;
    resend: number;
  };
  limits: {
    loginFailures: number;
    loginLock: number;
    loginIp: Rate;
    loginAll: Rate;
    mailAddress: Rate;
    mailAddressDay: Rate;
    verifyAddress: Rate;
    mailUser: Rate;
    mailIp: Rate;
    mailAll: Rate;
    codeIp: Rate;
  };
}

/** The environment, as `process.env` has it. */
export type Environment = Record<string, string | undefined>;

type Values = { [Name in SettingName]: (typeof settings)[Name]['type']['_zod']['output'] | undefined };

/**
 * Reads the configuration from the environment. A secret may be created beside the SQLite file. `sendsMail` when mails
 * leave by something else than `SMTP_URL`.
 *
 * @throws ConfigError with one sentence for each thing that is wrong.
 */
export function readConfig(env: Environment, { sendsMail = false } = {}): Config {
  const values = readValues(env);
  const production = env['NODE_ENV'] === 'production';
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${required(values.PORT)}`;
  const host = required(values.HOST);
  refuseUnsafe({
    production,
    publicUrl,
    named: values.PUBLIC_URL !== undefined,
    host,
    sendsMail: sendsMail || values.SMTP_URL !== undefined,
  });
  const databaseUrl = required(values.DATABASE_URL);
  return {
    production,
    port: required(values.PORT),
    host,
    publicUrl,
    databaseUrl,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: required(values.MAIL_FROM),
    secret: readSecret(values.PORTICO_SECRET, { production, databaseUrl }),
    introspectionKey: values.INTROSPECTION_KEY ?? null,
    portal: portalOf(values),
    trustProxy: trustProxy(required(values.TRUST_PROXY)),
    logLevel: required(values.LOG_LEVEL),
    keptAssets: values.KEPT_ASSETS ?? null,
    hsts: required(values.HSTS),
    passwordMinLength: required(values.PASSWORD_MIN_LENGTH),
    hashing: {
      memoryKib: required(values.ARGON2_MEMORY_KIB),
      passes: required(values.ARGON2_PASSES),
      concurrency: required(values.HASH_CONCURRENCY),
      queue: required(values.HASH_QUEUE),
    },
    database: { poolSize: required(values.DATABASE_POOL), timeout: required(values.DATABASE_TIMEOUT) },
    smtpTimeout: required(values.SMTP_TIMEOUT),
    mailRetryFor: required(values.MAIL_RETRY_FOR),
    codeTries: required(values.CODE_TRIES),
    lifetimes: {
      sessionIdle: required(values.SESSION_IDLE),
      sessionAbsolute: required(values.SESSION_ABSOLUTE),
      sessionIdleKept: required(values.SESSION_IDLE_KEPT),
      sessionAbsoluteKept: required(values.SESSION_ABSOLUTE_KEPT),
      verifyLink: required(values.VERIFY_LINK),
      verifyCode: required(values.VERIFY_CODE),
      resetLink: required(values.RESET_LINK),
      undoLink: required(values.UNDO_LINK),
      undoGuard: required(values.UNDO_GUARD),
      recentLogin: required(values.RECENT_LOGIN),
      accessToken: required(values.ACCESS_TOKEN),
      signingKey: required(values.SIGNING_KEY_ROTATION),
      refreshGrace: required(values.REFRESH_GRACE),
      resend: required(values.RESEND_COOLDOWN),
    },
    limits: {
      loginFailures: required(values.LIMIT_LOGIN_FAILURES),
      loginLock: required(values.LIMIT_LOGIN_LOCK),
      loginIp: required(values.LIMIT_LOGIN_IP),
      loginAll: required(values.LIMIT_LOGIN_ALL),
      mailAddress: required(values.LIMIT_MAIL_ADDRESS),
      mailAddressDay: required(values.LIMIT_MAIL_ADDRESS_DAY),
      verifyAddress: required(values.LIMIT_VERIFY_ADDRESS),
      mailUser: required(values.LIMIT_MAIL_USER),
      mailIp: required(values.LIMIT_MAIL_IP),
      mailAll: required(values.LIMIT_MAIL_ALL),
      codeIp: required(values.LIMIT_CODE_IP),
    },
  };
}

/** Whether a host name or address is this machine only. */
export function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}

function readValues(env: Environment): Values {
  const problems: string[] = [];
  const values: Partial<Record<SettingName, unknown>> = {};
  for (const [name, setting] of Object.entries(settings) as [SettingName, (typeof settings)[SettingName]][]) {
    const text = env[name] ?? ('default' in setting ? setting.default : undefined);
    if (text === undefined) continue;
    const result = setting.type.safeParse(text);
    if (result.success) values[name] = result.data;
    // A secret or a password inside a URL must not end up on a screen or in a log.
    else problems.push(`${name} ${result.error.issues[0]?.message ?? 'is wrong'}.`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return values as Values;
}

function refuseUnsafe(facts: {
  production: boolean;
  publicUrl: string;
  named: boolean;
  host: string;
  sendsMail: boolean;
}): void {
  const problems: string[] = [];
  const url = new URL(facts.publicUrl);
  if (facts.production && !facts.named) {
    problems.push('PUBLIC_URL is required in production: links in mails start with it.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    problems.push('PUBLIC_URL must be https: over plain http, others on the network could read passwords and cookies.');
  }
  if (!facts.sendsMail && facts.production)
    problems.push('SMTP_URL is required in production: without mail, nobody could verify an address.');
  else if (!facts.sendsMail && !isLoopback(facts.host)) {
    problems.push(
      'SMTP_URL is required if HOST is not a loopback address: the development mailbox shows everybody’s mail.',
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
}

function trustProxy(text: string): boolean | number | string {
  if (text === 'false') return false;
  return /^\d{1,2}$/.test(text) ? Number(text) : text;
}

/** What is set, and nothing of what is not: a portal that is there keeps it. */
function portalOf(values: Values): Config['portal'] {
  const portal = {
    name: values.PORTAL_NAME,
    language: values.PORTAL_LANGUAGE,
    mailSenderName: values.MAIL_SENDER_NAME,
    allowedOrigins: values.ALLOWED_ORIGINS,
  };
  return Object.fromEntries(Object.entries(portal).filter(([, value]) => value !== undefined));
}

/** Settings with a default always have a value. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('a setting without default was read as required');
  return value;
}
