import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';

const widgetPackage = fileURLToPath(import.meta.resolve('@portico/widget/package.json'));
const { version } = JSON.parse(readFileSync(widgetPackage, 'utf8')) as { version: string };
const folder = join(dirname(widgetPackage), 'dist/cdn');

/** Path of the scripts and styles, below the mount path. A new version has a new path, so each may be kept for ever. */
const assetsPath = `/assets/${version}`;

/** URL path of the scripts and styles that pages load. All portals of a server share one. */
export function assetsUrl(publicUrl: string): string {
  return new URL(publicUrl).pathname.replace(/\/+$/, '') + assetsPath;
}

/** A file in the folder of a version. What else an operator has there, such as a database, is nobody's business. */
const fileOfVersion = /^\/\d+\.\d+\.\d+[\w.+-]*(?:\/[\w-][\w.-]*)+$/;

/**
 * Serves the built elements to pages of any origin: they hold nothing secret and are the same for everybody. Those of
 * other versions are in `kept`, a folder with one for each. Any page may read that a file is not there.
 */
export function serveAssets(kept: string | null): RequestHandler {
  const router = express.Router();
  if (!existsSync(folder)) return router;
  router.use('/assets', (_req, res, next) => {
    res.setHeader('Access-Control-Allow-Origin', '*');
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    next();
  });
  // No ranges: nobody seeks in a script, and a range that does not fit would be one more kind of refusal.
  const files = { immutable: true, maxAge: '365d', index: false, redirect: false, acceptRanges: false } as const;
  router.use(assetsPath, chooseEncoding(), express.static(folder, files));
  if (kept !== null) {
    const older = express.static(kept, files);
    router.use('/assets', (req, res, next) => (fileOfVersion.test(req.path) ? older(req, res, next) : next()));
  }
  router.use('/assets', neverKept, refusePrecondition);
  return router;
}

/** Sends a file as it was compressed by the build, to whoever can read that (RFC 9110 section 12.5.3). */
function chooseEncoding(): RequestHandler {
  const compressed = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.br'))
      .map((name) => `/${name.replaceAll('\\', '/').slice(0, -'.br'.length)}`),
  );
  return (req, res, next) => {
    // What else is asked of a file is refused further on, in plain words.
    if (!compressed.has(req.path) || !['GET', 'HEAD'].includes(req.method)) {
      next();
      return;
    }
    res.vary('Accept-Encoding');
    // The smaller one, whatever the order in which a browser names them.
    const encoding = ['br', 'gzip'].find((each) => req.acceptsEncodings(each));
    if (encoding) {
      res.setHeader('Content-Encoding', encoding).type(extname(req.path));
      req.url = `${req.path}.${encoding === 'br' ? 'br' : 'gz'}`;
    }
    next();
  };
}

/** A file that is not there may be there soon: after a rolling restart, or once the operator has put it there. */
const neverKept: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};

/** A conditional request whose condition does not hold is the caller's affair, and no page can say more about it. */
const refusePrecondition: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status === 412) res.status(412).end();
  else next(error);
};
