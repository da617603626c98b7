import { engines } from '../rig/databases.js';
import { startServer } from '../rig/server.js';
import { openClock } from './shared-clock.js';
import type { FromSecond, ToSecond } from './start-second.js';

/*
 * The other process of a race: a server on the database, the mail server and the clock of the one that started it, with
 * memory, connections and timers of its own.
 */
const [engine] = engines;
const tell = (message: FromSecond): void => void process.send?.(message);

process.once('message', (start: ToSecond) => {
  if (start.kind !== 'start' || !engine) throw new Error('not started');
  void serve(start);
});
process.once('disconnect', () => process.exit(0));

async function serve({ options, databaseUrl, clockPath }: Extract<ToSecond, { kind: 'start' }>): Promise<void> {
  if (!engine) return;
  // Only the first process looks into the database and throws it away.
  const database = {
    url: databaseUrl,
    query: () => Promise.reject(new Error('not asked here')),
    drop: () => Promise.resolve(),
  };
  const server = await startServer(engine, { ...options, database, clock: openClock(clockPath) });
  process.on('message', ({ kind }: ToSecond) => {
    if (kind === 'mails')
      void server.mails().then(() => {
        tell({ kind: 'mailed' });
      });
    if (kind === 'close') void server.close().then(() => process.exit(0));
  });
  tell({ kind: 'started', port: server.port });
}
