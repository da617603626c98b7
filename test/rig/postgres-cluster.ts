import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from '../../tools/install-packages.js';

/** A PostgreSQL server of our own in a folder of its own, thrown away at the end. */
export interface PostgresCluster {
  /** Connection URL of the superuser, without a database name at its end. */
  url: string;
  /** Stops it at once and removes its data. */
  stop: () => void;
  /** For fault tests: stops and starts it again on the same port and data. */
  pause: () => void;
  resume: () => Promise<void>;
}

/**
 * Starts PostgreSQL: of the folder that is named, or of that in PORTICO_POSTGRES_BIN, an installed one, or, as root on
 * Debian, one that is installed now. As root it runs as the user `postgres` or `nobody`, because PostgreSQL refuses to run
 * as root. It sorts and speaks as in the locale C, whatever this machine does; or it sorts as in a language of ICU (from
 * version 15 on).
 *
 * @throws Error with one clear sentence when there is none.
 */
export async function startPostgres(of: { bin?: string; language?: string } = {}): Promise<PostgresCluster> {
  const bin = of.bin ?? findBinaries();
  const owner = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'portico-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const as = owner ? { uid: owner.uid, gid: owner.gid } : {};
  const sorting = of.language ? ['--locale-provider=icu', `--icu-locale=${of.language}`] : [];
  const made = ['-D', data, '-U', 'portico', '-A', 'trust', '-E', 'UTF8', '--locale=C', ...sorting, '--no-sync'];
  execFileSync(join(bin, 'initdb'), made, { ...as, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  const control = (...args: string[]): void => {
    const result = spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-s', '-w', ...args], {
      ...as,
      cwd: folder,
      stdio: 'ignore',
    });
    if (result.status !== 0) throw new Error(`pg_ctl ${args[0] ?? ''} failed`);
  };
  // Tests throw the data away, so nothing has to reach the disk; connections are many because suites run side by side.
  const options = `-h 127.0.0.1 -p ${port} -k '' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300`;
  control('start', '-o', options, '-l', join(folder, 'log'));
  let running = true;
  const stop = (): void => {
    if (running) control('stop', '-m', 'immediate');
    running = false;
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    url: `postgres://portico@127.0.0.1:${port}`,
    stop,
    pause: () => {
      control('stop', '-m', 'fast');
      running = false;
    },
    resume: () => {
      control('start', '-o', options, '-l', join(folder, 'log'));
      running = true;
      return Promise.resolve();
    },
  };
}

function findBinaries(): string {
  const found = searchBinaries();
  if (found) return found;
  installPackages('PostgreSQL', 'postgresql');
  const installed = searchBinaries();
  if (installed) return installed;
  throw new Error('The tests need PostgreSQL: install it, or name the folder of its programs in PORTICO_POSTGRES_BIN.');
}

function searchBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const candidates = [
    process.env['PORTICO_POSTGRES_BIN'],
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
    '/opt/homebrew/opt/postgresql/bin',
    '/usr/local/opt/postgresql/bin',
  ];
  return candidates.find(
    (folder) => folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const id = (flag: string): number => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim());
    const [uid, gid] = [id('-u'), id('-g')];
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user postgres nor nobody.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

/** Keeps a started cluster from outliving the process that started it. */
export function stopWithProcess(cluster: PostgresCluster): void {
  process.once('exit', cluster.stop);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.exit(1);
    });
  }
}
