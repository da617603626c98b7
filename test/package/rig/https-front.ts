import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './certificate.js';

/** Hosts of several owners behind one port of this machine, over HTTPS. */
export interface HttpsFront {
  port: number;
  /** The file of their certificate. */
  certificate: string;
  close: () => Promise<void>;
}

/** Starts it; what no host answers has a 421. */
export async function startHttpsFront(hosts: Record<string, RequestListener>): Promise<HttpsFront> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-front-'));
  const [first = '', ...more] = Object.keys(hosts);
  const { certificate, key } = makeCertificate(folder, [first, ...more]);
  const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (req, res) => {
    const answer = hosts[req.headers.host ?? ''];
    if (answer) answer(req, res);
    else res.writeHead(421).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    certificate,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Passes requests on to a port of this machine, as a proxy that says who asked. */
export function passedOnTo(portNow: () => number): RequestListener {
  return (req, res) => {
    const headers = { ...req.headers, 'x-forwarded-for': req.socket.remoteAddress };
    const { method, url: path } = req;
    const call = request({ host: '127.0.0.1', port: portNow(), method, path, headers, agent: false }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    call.on('error', () => res.destroy());
    req.pipe(call);
  };
}
