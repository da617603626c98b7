import { createPublicKey } from 'node:crypto';
import express from 'express';
import jwt from 'jsonwebtoken';

const issuer = process.env.ISSUER ?? 'http://localhost:3000';
const pageOrigin = process.env.PAGE_ORIGIN ?? 'http://localhost:8080';
const port = Number(process.env.PORT ?? 8090);

let keys = new Map();
let look;
let asked = 0;

/** The claims of a token that counts. @throws Error for every other one. */
async function verify(token) {
  const kid = jwt.decode(token, { complete: true })?.header.kid;
  // An unknown key is looked for, but not for each token that somebody invents; a known one may be gone after a while.
  if (Date.now() - asked > (keys.has(kid) ? 300_000 : 10_000)) {
    asked = Date.now();
    look = lookForKeys().catch(() => undefined);
  }
  if (!keys.has(kid)) await look;
  return jwt.verify(token, keys.get(kid), { algorithms: ['ES256'], issuer, audience: issuer });
}

async function lookForKeys() {
  const answer = await fetch(`${issuer}/.well-known/jwks.json`, { signal: AbortSignal.timeout(5000) });
  const list = await answer.json();
  keys = new Map(list.keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
}

const app = express();
app.use((req, res, next) => {
  res.vary('Origin');
  if (req.get('origin') === pageOrigin) {
    res.set('Access-Control-Allow-Origin', pageOrigin);
    res.set('Access-Control-Allow-Headers', 'Authorization');
  }
  // Before it sends a token to another origin, a browser asks whether it may.
  if (req.method === 'OPTIONS') res.status(204).end();
  else next();
});
app.get('/orders', async (req, res) => {
  const token = (req.get('authorization') ?? '').replace(/^Bearer /i, '');
  const person = await verify(token).catch(() => undefined);
  if (person) res.json({ person: person.sub, role: person.role, orders: [] });
  else res.status(401).json({ error: 'log in first' });
});
app.listen(port, '127.0.0.1', (error) => {
  if (error) fail(error);
  console.log(`Orders are at http://localhost:${port}/orders`);
});

/** Says in one sentence why a port cannot be used, and ends. */
function fail(error) {
  const taken = `Port ${error.port} is taken. Choose another one by PORT.`;
  console.error(error.code === 'EADDRINUSE' ? taken : `The server could not start: ${error.message}`);
  process.exit(1);
}
