import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from '../../../tools/install-packages.js';
import { until } from '../../rig/until.js';
import { makeCertificate } from './certificate.js';

/** A running nginx with a certificate of its own. */
export interface Nginx {
  /** Sends a request from an address of this machine, as a visitor would from theirs. */
  send: (visit: Visit) => Promise<{ status: number; headers: Record<string, unknown>; text: string }>;
  /** The file of its certificate. */
  certificate: string;
  /** What is in its log of requests, and in that of errors. */
  log: () => string;
  close: () => void;
}

export interface Visit {
  path: string;
  method?: string;
  /** Such as 127.0.0.2. */
  from?: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * Starts nginx with the servers of a guide; as root on Debian it is installed first.
 *
 * @throws Error with one clear sentence when there is none.
 */
export async function startNginx(servers: string, { port, host }: { port: number; host: string }): Promise<Nginx> {
  if (!isInstalled()) installPackages('nginx', 'nginx-light');
  if (!isInstalled()) throw new Error('The test of the guide “Behind a proxy” needs nginx: install it.');
  const folder = mkdtempSync(join(tmpdir(), 'portico-nginx-'));
  const { certificate, key } = makeCertificate(folder, [host]);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (each) => `${each}_temp_path ${folder}/${each};`,
  );
  const http = servers
    .replaceAll(`/etc/ssl/${host}.pem`, certificate)
    .replaceAll(`/etc/ssl/${host}.key`, key)
    .replaceAll('/var/log/nginx', folder)
    .replaceAll('listen 443 ssl', `listen 127.0.0.1:${port} ssl`);
  const whole = `daemon off; pid ${folder}/pid; events {} http { access_log off; ${paths.join(' ')} ${http} }`;
  writeFileSync(join(folder, 'nginx.conf'), whole);
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  process.once('exit', () => child.kill());
  const send = (visit: Visit): ReturnType<Nginx['send']> => sendTo(port, host, visit);
  await until('nginx', () => send({ path: '/healthz' }).catch(() => undefined));
  const log = (): string =>
    ['accounts.log', 'accounts-error.log'].map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  return { send, certificate, log, close: () => stop(child, folder) };
}

function isInstalled(): boolean {
  return spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;
}

function stop(child: ChildProcess, folder: string): void {
  child.kill();
  rmSync(folder, { recursive: true, force: true });
}

function sendTo(port: number, host: string, { path, method = 'GET', from, headers, body }: Visit) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const options = {
      ...{ host: '127.0.0.1', port, servername: host, path, method, rejectUnauthorized: false, agent: false },
      ...(from ? { localAddress: from } : {}),
      headers: { Host: host, Origin: `https://${host}`, ...headers },
    };
    const call = request(options, (res) => {
      let text = '';
      res.on('data', (chunk: Buffer) => (text += chunk.toString()));
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, headers: res.headers, text });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
