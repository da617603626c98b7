import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres } from './find-postgres.js';
import { freePort } from './free-port.js';

/** A PostgreSQL server of our own in a folder of its own, thrown away at the end. */
export interface PostgresCluster {
  /** Connection URL of the superuser, without a database name at its end. */
  url: string;
  port: number;
  /** Stops it at once, as a crash would, and removes its data. */
  stop: () => void;
  /** For fault tests: stops and starts it again on the same port and data. */
  pause: () => void;
  resume: () => Promise<void>;
  /**
   * Starts another one that follows this one and only reads until it is promoted. From then on nothing is answered here
   * that is not there as well.
   */
  follow: () => Promise<Standby>;
}

/** A server that follows another one. */
export interface Standby extends Pick<PostgresCluster, 'port' | 'url' | 'stop'> {
  /** Makes it take writes; resolves once it does. */
  promote: () => Promise<void>;
}

/** Whom the programs run as, and their folder. */
interface Programs {
  bin: string;
  owner: { uid: number; gid: number } | undefined;
}

/**
 * Starts PostgreSQL: of the folder that is named, or the one of this machine. As root it runs as the user `postgres` or
 * `nobody`, because PostgreSQL refuses to run as root. It sorts and speaks as in the locale C, whatever this machine does;
 * or it sorts as in a language of ICU (from version 15 on).
 *
 * @throws Error with one clear sentence when there is none.
 */
export async function startPostgres(of: { bin?: string; language?: string } = {}): Promise<PostgresCluster> {
  const bin = of.bin ?? findPostgres();
  const programs: Programs = { bin, owner: process.getuid?.() === 0 ? unprivilegedUser() : undefined };
  const { folder, data, control } = newFolder(programs);
  const sorting = of.language ? ['--locale-provider=icu', `--icu-locale=${of.language}`] : [];
  const made = ['-D', data, '-U', 'portico', '-A', 'trust', '-E', 'UTF8', '--locale=C', ...sorting, '--no-sync'];
  execFileSync(join(bin, 'initdb'), made, { ...programs.owner, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  let options = optionsFor(port);
  const start = (): void => {
    control('start', '-o', options, '-l', join(folder, 'log'));
  };
  start();
  let running = true;
  const stop = (): void => {
    if (running) control('stop', '-m', 'immediate');
    running = false;
    rmSync(folder, { recursive: true, force: true });
  };
  const pause = (): void => {
    control('stop', '-m', 'fast');
    running = false;
  };
  const resume = (): Promise<void> => {
    start();
    running = true;
    return Promise.resolve();
  };
  return {
    url: urlOf(port),
    port,
    stop,
    pause,
    resume,
    follow: async () => {
      pause();
      const standby = await followerOf(port, data, programs);
      options += ' -c synchronous_commit=on -c synchronous_standby_names=standby';
      await resume();
      return standby;
    },
  };
}

/** Copies the data of a server that is stopped, and starts a server on the copy that looks for the first one. */
async function followerOf(primary: number, primaryData: string, programs: Programs): Promise<Standby> {
  const { folder, data, control } = newFolder(programs);
  // As its owner, so that the files are.
  const as = { ...programs.owner, cwd: folder, stdio: 'ignore' as const };
  execFileSync('cp', ['-R', '-p', primaryData, data], as);
  execFileSync('touch', [join(data, 'standby.signal')], as);
  const port = await freePort();
  const source = `host=127.0.0.1 port=${primary} user=portico application_name=standby`;
  control('start', '-o', `${optionsFor(port)} -c primary_conninfo='${source}'`, '-l', join(folder, 'log'));
  return {
    url: urlOf(port),
    port,
    promote: () => {
      control('promote');
      return Promise.resolve();
    },
    stop: () => {
      control('stop', '-m', 'immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newFolder({ bin, owner }: Programs) {
  const folder = mkdtempSync(join(tmpdir(), 'portico-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const control = (...args: string[]): void => {
    const all = ['-D', data, '-s', '-w', ...args];
    const { status } = spawnSync(join(bin, 'pg_ctl'), all, { ...owner, cwd: folder, stdio: 'ignore' });
    if (status !== 0) throw new Error(`pg_ctl ${args[0] ?? ''} failed`);
  };
  return { folder, data, control };
}

/** Tests throw the data away, so nothing has to reach the disk; connections are many because suites run side by side. */
function optionsFor(port: number): string {
  return `-h 127.0.0.1 -p ${port} -k '' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300`;
}

function urlOf(port: number): string {
  return `postgres://portico@127.0.0.1:${port}`;
}

function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const id = (flag: string): number => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim());
    const [uid, gid] = [id('-u'), id('-g')];
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user postgres nor nobody.');
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
