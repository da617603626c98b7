import { parseArgs } from 'node:util';
import { apiPath, contractHeader } from '@portico/contract';
import { second } from '../domain/clock.js';
import { type Config, isLoopback, readConfig } from '../config/config.js';
import { smtpOptions } from '../mail/smtp-transport.js';
import { openDatabase } from '../store/database.js';
import { isMigrated } from '../store/migrate.js';

/** One thing that was looked at. */
export interface Finding {
  ok: boolean;
  /** What was found, and what to do where it is not well. */
  text: string;
}

/** How long anything outside may take to answer, in milliseconds. */
const patience = 5 * second;

/** Looks at settings, database, mail server, the public URL, and whether a page of an origin can use it all. */
export async function doctor(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { origin: { type: 'string' } } });
  for await (const { ok, text } of examine(readConfig(process.env), values.origin)) {
    process.stdout.write(`${ok ? 'ok  ' : 'NOT '} ${text}\n`);
    if (!ok) process.exitCode = 1;
  }
}

/** What the doctor finds, one after the other. `origin` is that of a page that is to use the server. */
export async function* examine(config: Config, origin?: string): AsyncGenerator<Finding> {
  yield { ok: true, text: 'settings: all are valid' };
  yield await database(config);
  yield await mail(config);
  const url = await publicUrl(config);
  yield url;
  if (url.ok) yield await keys(config);
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
    yield { ok: false, text: `origin: ${origin} is not an origin; write it like https://www.example.com` };
    return;
  }
  if (url.ok) yield await crossOrigin(config, origin);
  yield carrier(config, origin);
}

async function database(config: Config): Promise<Finding> {
  try {
    const settings = { url: config.databaseUrl, ...config.database, onIdleError: () => undefined };
    const db = await openDatabase(settings);
    try {
      const ok = await isMigrated(db);
      return {
        ok,
        text: ok ? 'database: reachable and up to date' : 'database: not up to date; run: portico migrate',
      };
    } finally {
      await db.destroy();
    }
  } catch (error) {
    return { ok: false, text: `database: cannot be opened (${wordOf(error)}); check DATABASE_URL` };
  }
}

async function mail(config: Config): Promise<Finding> {
  if (config.smtpUrl === null) return { ok: true, text: 'mail: no SMTP_URL, so mails go to the development mailbox' };
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(smtpOptions(config.smtpUrl, patience, isLoopback));
  try {
    await transport.verify();
    return { ok: true, text: 'mail: the mail server accepts mails' };
  } catch (error) {
    return { ok: false, text: `mail: the mail server cannot be used (${wordOf(error)}); check SMTP_URL` };
  } finally {
    transport.close();
  }
}

async function publicUrl({ publicUrl: url }: Config): Promise<Finding> {
  const answer = await ask(`${url}/healthz`);
  const ok = answer?.status === 200 && (await answer.text()) === 'ok\n';
  return {
    ok,
    text: ok
      ? `public URL: the server answers at ${url}`
      : `public URL: no Portico answers at ${url}; is it running, and does the proxy forward that path?`,
  };
}

async function keys({ publicUrl: url }: Config): Promise<Finding> {
  const answer = await ask(`${url}/.well-known/jwks.json`);
  const ok = answer?.status === 200 && (answer.headers.get('content-type') ?? '').includes('jwk-set');
  const where = `${url}/.well-known/jwks.json`;
  return { ok, text: ok ? `keys: published at ${where}` : `keys: not at ${where}; does the proxy forward that path?` };
}

async function crossOrigin({ publicUrl: url }: Config, origin: string): Promise<Finding> {
  if (new URL(url).origin === origin) return { ok: true, text: `origin: ${origin} is the server's own` };
  const answer = await ask(`${url}${apiPath}/login`, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': contractHeader,
    },
  });
  const ok = answer?.headers.get('access-control-allow-origin') === origin;
  return {
    ok,
    text: ok
      ? `origin: pages of ${origin} may use the API`
      : `origin: pages of ${origin} may not use the API; add the origin to ALLOWED_ORIGINS or, for any portal but the default one, with portico seed --origin`,
  };
}

/** Which hosts are one site only the list of public suffixes could tell; what is plain is said, the rest explained. */
function carrier({ publicUrl: url }: Config, origin: string): Finding {
  const [server, page] = [new URL(url), new URL(origin)];
  if (page.protocol === 'https:' && server.protocol === 'http:') {
    return {
      ok: false,
      text: 'session: a page over https cannot use a server over http; give PUBLIC_URL a certificate',
    };
  }
  const [a, b] = [server.hostname, page.hostname];
  if (a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)) {
    return { ok: true, text: 'session: page and server are on the same site, so the cookie works' };
  }
  return {
    ok: true,
    text: `session: if ${a} and ${b} do not end in the same registrable domain, browsers send no cookie; in that case set session="bearer" on <portico-provider>`,
  };
}

async function ask(url: string, init: RequestInit = {}): Promise<Response | undefined> {
  try {
    return await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patience) });
  } catch {
    return undefined;
  }
}

function wordOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'string' && code ? code : String(message);
}
