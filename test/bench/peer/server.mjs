import { createServer } from 'node:http';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { jwt } from 'better-auth/plugins/jwt';
import Sqlite from 'better-sqlite3';
import pg from 'pg';

/*
 * better-auth with its login by email address and password, on the database of DATABASE_URL. Hash, driver and their
 * settings are Portico's own (they come from the repository's node_modules), so that what differs is the work around
 * them. Its limits are off, and its mails go nowhere. Access tokens are signed by Portico's algorithm, and only when one is
 * asked for: by default each session check would sign one, too.
 */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const http = createServer();
http.listen(0, '127.0.0.1', async () => {
  const { port } = http.address();
  const options = {
    baseURL: `http://localhost:${port}`,
    secret: process.env.PORTICO_SECRET,
    database: openDatabase(process.env.DATABASE_URL),
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      sendResetPassword: () => Promise.resolve(),
      password: {
        hash: (password) => hash(password, cost),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    plugins: [jwt({ jwks: { keyPairConfig: { alg: 'ES256' } }, disableSettingJwtHeader: true })],
    emailVerification: { sendOnSignUp: true, sendVerificationEmail: () => Promise.resolve() },
  };
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  http.on('request', toNodeHandler(betterAuth(options)));
  console.log(`listening ${port}`);
});
process.on('SIGTERM', () => process.exit(0));

function openDatabase(url) {
  if (!url.startsWith('sqlite:')) return new pg.Pool({ connectionString: url, max: 10 });
  const sqlite = new Sqlite(url.slice('sqlite:'.length));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  return sqlite;
}
