import type { Request, RequestHandler } from 'express';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import { byOperator } from './audit/by-operator.js';
import { type Clock, hour, minute, systemClock } from './domain/clock.js';
import { type Config, type Environment, isLoopback, readConfig } from './config/config.js';
import { loadCommonPasswords } from './crypto/load-common-passwords.js';
import { createPasswordHasher, type HashCost } from './crypto/password-hasher.js';
import { createSecretBox } from './crypto/secret-box.js';
import type { Deps } from './deps.js';
import type { NotificationChannel } from './domain/notification-kind.js';
import type { Portal } from './domain/portal.js';
import { PortalAddresses } from './domain/portal-addresses.js';
import { drainTime } from './config/drain-time.js';
import { assetsUrl } from './http/pages/assets.js';
import { firstAnswers, warmUp } from './warm-up.js';
import { createLogger } from './logger.js';
import { mailboxTransport } from './mail/mailbox-transport.js';
import { OutboxWorker } from './mail/outbox-worker.js';
import { smtpTransport } from './mail/smtp-transport.js';
import type { MailTransport } from './mail/transport.js';
import { type Notification, type Notified, notify, wantsNotification } from './features/notifications/notify.js';
import { PortalDirectory } from './portals/portal-directory.js';
import { type PortalSeed, type Seed, seedPortal } from './portals/seed-portal.js';
import { type OwnSession, requireSession, type SessionGuard, sessionOf } from './http/require-session.js';
import { saidAgainWithin } from './domain/said-again-within.js';
import { SigningKeys } from './session/signing-keys.js';
import { ShiftedClock } from './features/mailbox/shifted-clock.js';
import { sessionLifetimes } from './session/session-lifetimes.js';
import { removeExpired } from './store/cleanup.js';
import { askDatabase, openDatabase } from './store/database.js';
import { migrate } from './store/migrate.js';
import { findPortalBySlug } from './store/portals.js';
import type { Database } from './store/schema.js';

/** How to set Portico up. Everything has a default that works on a developer's machine. */
export interface PorticoOptions {
  /** Environment variables by name, on top of `process.env`; the operator's guide lists them. */
  settings?: Environment;
  /** Slug of the one portal that all requests are for, whatever their host and path. */
  portal?: string;
  /**
   * Portals that should exist, and be so at each start; the first is the one at PUBLIC_URL itself, and what it leaves
   * out is what the settings say of it. Default: one, `home`, that the settings describe.
   */
  portals?: [PortalSeed, ...PortalSeed[]];
  /** Where time comes from; ms since 1970. */
  clock?: Clock;
  /** Roughly where an IP address is ("Lisbon, Portugal"), for notices and lists of devices. Default: its network part. */
  locate?: (ip: string) => string | undefined;
  /** Where mails go, instead of SMTP_URL or the mailbox. */
  mailTransport?: MailTransport;
  logger?: Logger;
  /** Cost of password hashes, for tests: the settings allow none below the safe minimum. */
  hashCost?: HashCost;
}

/** A running Portico. */
export interface Portico {
  /** Mount it: `app.use('/auth', portico.router)`. PUBLIC_URL then ends in that path. */
  router: RequestHandler;
  /** For the root of an app that mounts the router below a path: the documents that belong to `/.well-known/`. */
  wellKnown: RequestHandler;
  /** URL path of the elements' scripts and of `portico.css`, such as `/auth/assets/1.4.2`. */
  assets: string;
  /** Whether all parts are loaded and the database answers; it was brought to the newest schema at the start. */
  isReady: () => Promise<boolean>;
  /**
   * Mails a notification of the portal's catalogue to somebody who wants it. `portal` is its slug; the first one when
   * absent. @throws RangeError for what the catalogue does not have, or texts beyond their bounds.
   */
  notify: (notification: Notification & { portal?: string }) => Promise<Notified>;
  /** Whether somebody wants a notification by a channel, such as `site` for what a page shows. */
  wantsNotification: (question: {
    portal?: string;
    userId: string;
    notification: string;
    channel: NotificationChannel;
  }) => Promise<boolean>;
  /** For the host's own routes: lets only live sessions of a portal through, asking the database each time. */
  requireSession: (guard?: SessionGuard) => RequestHandler;
  /** Who asks, in a route behind `requireSession`. @throws TypeError anywhere else. */
  sessionOf: (req: Request) => OwnSession;
  /** Looks for mails to send, and resolves once none is due. */
  sendMails: () => Promise<void>;
  /**
   * Takes no more mails; those that are being sent get ten seconds. One that is cut off then is sent again after the
   * next start, or by another process. For a process that is told to stop, while it finishes its requests.
   */
  stopMails: () => Promise<void>;
  /** Does what `stopMails` does, unless that is under way or done, and lets go of the database. */
  close: () => Promise<void>;
}

/**
 * Opens the database, brings its schema up to date, makes the portals that should exist and starts to send mails.
 *
 * @throws ConfigError when a setting cannot be used, and the database's own errors.
 */
export async function createPortico(options: PorticoOptions = {}): Promise<Portico> {
  const config = readConfig({ ...process.env, ...options.settings }, { sendsMail: !!options.mailTransport });
  const logger = options.logger ?? createLogger(config.logLevel);
  const db = await openUpToDate(config, logger);
  const isMailboxOn = config.smtpUrl === null && !options.mailTransport;
  const shifted = isMailboxOn ? await ShiftedClock.load(db) : undefined;
  const clock = options.clock ?? shifted?.now ?? systemClock;
  const seeds = seedsOf(options.portals ?? [{ slug: 'home' }], config);
  for (const seed of seeds) await seedPortal({ db, clock }, seed);
  const fallback = await findPortalBySlug(db, seeds[0].slug);
  const ofConfig = await depsOfConfig(config, options.hashCost);
  const deps: Deps = {
    ...ofConfig,
    db,
    clock,
    signingKeys: new SigningKeys({ ...ofConfig, db, clock, logger }),
    addresses: new PortalAddresses(config.publicUrl, () => fallback?.id),
    locate: options.locate ?? (() => undefined),
    logger,
    wakeOutbox: () => {
      worker.wake();
    },
  };
  const worker = new OutboxWorker(deps, options.mailTransport ?? (await defaultTransport(deps)));
  const cleaning = keepClean(deps);
  const { router, wellKnown } = createApp(deps, {
    directory: new PortalDirectory(deps),
    choice: { fixed: options.portal, fallback: seeds[0].slug },
    mailbox: shifted,
    isReady,
  });
  worker.wake();
  setTimeout(loadRest, firstAnswers, logger).unref();
  return {
    router,
    wellKnown,
    assets: assetsUrl(config.publicUrl),
    isReady,
    notify: async ({ portal, ...order }) => notify(deps, await portalOf(portal), order),
    wantsNotification: async ({ portal, ...question }) => wantsNotification(deps, await portalOf(portal), question),
    requireSession: (guard = {}) => requireSession(deps, () => portalOf(guard.portal), guard),
    sessionOf,
    sendMails,
    stopMails: () => worker.stop(drainTime),
    close,
  };

  async function portalOf(slug = seeds[0].slug): Promise<Portal> {
    const portal = await findPortalBySlug(db, slug);
    if (!portal) throw new RangeError(`there is no portal ${slug}`);
    return portal;
  }

  async function isReady(): Promise<boolean> {
    try {
      await Promise.all([warmUp(), askDatabase(db)]);
      return true;
    } catch (error) {
      logger.warn({ err: error }, 'not ready');
      return false;
    }
  }

  async function sendMails(): Promise<void> {
    worker.wake();
    await worker.settled();
  }

  async function close(): Promise<void> {
    clearInterval(cleaning);
    await worker.stop(drainTime);
    await db.destroy();
  }
}

/** The portals that should exist: what code leaves out of the first one, or undefined, is what the settings say. */
function seedsOf([first, ...others]: [Seed, ...Seed[]], { portal }: Config): [Seed, ...Seed[]] {
  const said = Object.fromEntries(Object.entries<unknown>(first).filter(([, value]) => value !== undefined));
  return [{ ...portal, ...said } as Seed, ...others];
}

/** Loads what the first answer does not need. */
function loadRest(logger: Logger): void {
  warmUp().catch((error: unknown) => {
    logger.error({ err: error }, 'parts not loaded: no page is printed until the process is started again');
  });
}

async function openUpToDate(config: Config, logger: Logger): Promise<Kysely<Database>> {
  const settings = {
    url: config.databaseUrl,
    ...config.database,
    onIdleError: (error: Error) => {
      logger.warn({ err: error }, 'database connection lost');
    },
  };
  await migrate(settings, byOperator('start'));
  return openDatabase(settings);
}

/** What follows from the settings alone. */
async function depsOfConfig(
  config: Config,
  hashCost: HashCost | undefined,
): Promise<Pick<Deps, 'config' | 'hasher' | 'box' | 'passwordPolicy'>> {
  const { memoryKib, passes, concurrency, queue } = config.hashing;
  const common = await loadCommonPasswords();
  return {
    config,
    hasher: await createPasswordHasher(hashCost ?? { memoryKib, passes }, concurrency, queue),
    box: createSecretBox(config.secret),
    passwordPolicy: { minLength: config.passwordMinLength, isCommon: (folded) => common.has(folded) },
  };
}

async function defaultTransport(deps: Deps): Promise<MailTransport> {
  const { smtpUrl, smtpTimeout } = deps.config;
  return smtpUrl === null ? mailboxTransport(deps) : smtpTransport(smtpUrl, smtpTimeout, isLoopback);
}

/** Removes what has expired, every ten minutes. */
function keepClean(deps: Deps): NodeJS.Timeout {
  const clean = (): void => {
    const { refreshGrace } = deps.config.lifetimes;
    const lifetimes = sessionLifetimes(deps.config);
    const retention = {
      challenges: 7 * 24 * hour,
      mails: 24 * hour,
      refreshGrace,
      formerPasswords: saidAgainWithin,
      lifetimes,
    };
    removeExpired(deps.db, deps.clock(), retention).catch((error: unknown) => {
      deps.logger.warn({ err: error }, 'expired rows not removed');
    });
  };
  return setInterval(clean, 10 * minute).unref();
}
