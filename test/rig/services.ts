import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { byOperator } from '../../packages/server/src/audit/by-operator.js';
import { readConfig } from '../../packages/server/src/config/config.js';
import { createPasswordHasher } from '../../packages/server/src/crypto/password-hasher.js';
import { createSecretBox } from '../../packages/server/src/crypto/secret-box.js';
import type { Deps } from '../../packages/server/src/deps.js';
import { PortalAddresses } from '../../packages/server/src/domain/portal-addresses.js';
import type { Portal } from '../../packages/server/src/domain/portal.js';
import type { Visitor } from '../../packages/server/src/domain/visitor.js';
import { seedPortal } from '../../packages/server/src/portals/seed-portal.js';
import { SigningKeys } from '../../packages/server/src/session/signing-keys.js';
import { openDatabase } from '../../packages/server/src/store/database.js';
import { migrate } from '../../packages/server/src/store/migrate.js';
import { findPortalBySlug } from '../../packages/server/src/store/portals.js';
import type { Engine, TestDatabase } from './databases.js';
import { cheapHash } from './server.js';

/** The services of a server without its HTTP, so that what a request costs can be counted. */
export interface TestServices {
  deps: Deps;
  portal: Portal;
  visitor: Visitor;
  database: TestDatabase;
  /** What `work` costs: the kinds of its statements in order, and how many hashes. What it throws is part of its work. */
  costOf: (work: () => Promise<unknown>) => Promise<{ statements: string[]; hashes: number }>;
  close: () => Promise<void>;
}

/** Opens a database of its own with one portal; `settings` are environment variables. */
export async function openServices(engine: Engine, settings: Record<string, string> = {}): Promise<TestServices> {
  const database = await engine.create();
  const config = readConfig({
    DATABASE_URL: database.url,
    PORTICO_SECRET: randomBytes(32).toString('base64'),
    ...settings,
  });
  const statements: string[] = [];
  // A statement may have been built long before it is run: it is counted by its result.
  const kinds = new WeakMap<object, string>();
  const counter: Parameters<Deps['db']['withPlugin']>[0] = {
    transformQuery: ({ node, queryId }) => {
      kinds.set(queryId, node.kind);
      return node;
    },
    transformResult: ({ result, queryId }) => {
      statements.push(kinds.get(queryId) ?? 'unknown');
      return Promise.resolve(result);
    },
  };
  const opening = { url: config.databaseUrl, ...config.database, onIdleError: () => undefined };
  await migrate(opening, byOperator('start'));
  const plain = await openDatabase(opening);
  const db = plain.withPlugin(counter);
  const clock = Date.now;
  await seedPortal({ db, clock }, { slug: 'larkfield', name: 'Larkfield Help' });
  const portal = await findPortalBySlug(db, 'larkfield');
  if (!portal) throw new Error('the portal was not made');
  const hasher = await createPasswordHasher(cheapHash, 2, 100);
  const box = createSecretBox(config.secret);
  const logger = pino({ level: 'silent' });
  const deps: Deps = {
    config,
    db,
    clock,
    hasher,
    box,
    signingKeys: new SigningKeys({ config, db, clock, box, logger }),
    passwordPolicy: { minLength: 12, isCommon: () => false },
    addresses: new PortalAddresses(config.publicUrl, () => portal.id),
    locate: () => undefined,
    logger,
    wakeOutbox: () => undefined,
  };
  return {
    deps,
    portal,
    visitor: { ip: '192.0.2.1', ipBlock: '192.0.2.1', userAgent: '', requestId: 'TEST-TEST', acceptLanguage: 'en' },
    database,
    costOf: async (work) => {
      const before = hasher.count;
      statements.length = 0;
      await work().catch(() => undefined);
      return { statements: [...statements], hashes: hasher.count - before };
    },
    close: async () => {
      await plain.destroy();
      await database.drop();
    },
  };
}
