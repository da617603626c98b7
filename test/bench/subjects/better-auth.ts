import { randomBytes } from 'node:crypto';
import { type Engine, engines } from '../../rig/databases.js';
import { databaseCpu } from '../database-cpu.js';
import { Caller, type LoadRequest } from '../load.js';
import { startMeasured } from '../measured-process.js';
import { addressOf, password } from '../people.js';
import type { Calls, RunningSubject, Subject } from './subject.js';

/** better-auth on both engines, with Portico's hash and drivers. */
export const betterAuths: Subject[] = engines.map((engine) => ({
  name: `peer-${engine.name}`,
  title: `better-auth, ${engine.name === 'sqlite' ? 'SQLite' : 'PostgreSQL'}`,
  start: (env) => start(engine, env),
}));

async function start(engine: Engine, env: Record<string, string> = {}): Promise<RunningSubject> {
  const database = await engine.create();
  const process = await startMeasured('test/bench/peer/server.mjs', {
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    PORTICO_SECRET: randomBytes(32).toString('base64'),
    ...env,
  });
  const cookies: string[] = [];
  const calls = callsOf(process.port, cookies);
  return {
    process,
    calls,
    addPeople: async (count) => {
      const caller = new Caller();
      for (let person = 1; person <= count; person++) {
        const { headers } = await caller.send(calls.signUp(addressOf(person)));
        cookies.push((headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; '));
      }
      caller.close();
    },
    databaseCpu: () => databaseCpu(engine, database),
    stop: async () => {
      await process.stop();
      await database.drop();
    },
  };
}

function callsOf(port: number, cookies: string[]): Calls & Pick<Required<Calls>, 'signUp'> {
  const host = `localhost:${port}`;
  const post = (path: string, input: object): LoadRequest => ({
    port,
    path: `/api/auth${path}`,
    method: 'POST',
    headers: { Host: host, Origin: `http://${host}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
  });
  const get = (path: string, person: number): LoadRequest => ({
    port,
    path: `/api/auth${path}`,
    headers: { Host: host, Cookie: cookies[(person - 1) % cookies.length] ?? '' },
  });
  return {
    sessionCheck: (person) => get('/get-session', person),
    logIn: (email, secret) => post('/sign-in/email', { email, password: secret }),
    failToLogIn: (email) => ({ ...post('/sign-in/email', { email, password: 'a wrong password' }), status: 401 }),
    signUp: (email) => post('/sign-up/email', { email, password, name: 'Ana Ruiz' }),
    forgot: (email) => post('/request-password-reset', { email, redirectTo: '/reset' }),
    // Its jwt plugin. A refresh has no counterpart: its sessions are cookies, with no refresh token that takes turns.
    mintToken: (person) => get('/token', person),
  };
}
