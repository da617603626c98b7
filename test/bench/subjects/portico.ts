import { randomBytes } from 'node:crypto';
import {
  apiPath,
  contractHeader,
  contractVersion,
  operations,
  type OperationId,
  sessionHeader,
} from '@portico/contract';
import { type Engine, engines } from '../../rig/databases.js';
import { databaseCpu } from '../database-cpu.js';
import { fillPeople } from '../fill/fill-people.js';
import type { LoadRequest } from '../load.js';
import { startMeasured } from '../measured-process.js';
import { tokenOf } from '../people.js';
import type { Calls, RunningSubject, Subject } from './subject.js';

/** Portico on both engines. */
export const porticos: Subject[] = engines.map((engine) => ({
  name: `portico-${engine.name}`,
  title: `Portico, ${engine.name === 'sqlite' ? 'SQLite' : 'PostgreSQL'}`,
  start: (env) => start(engine, env),
}));

async function start(engine: Engine, env: Record<string, string> = {}): Promise<RunningSubject> {
  const database = await engine.create();
  const process = await startMeasured('test/bench/servers/portico-server.mjs', {
    DATABASE_URL: database.url,
    PORTICO_SECRET: randomBytes(32).toString('base64'),
    ...env,
  });
  const [portal] = await database.query('select id from portals');
  const portalId = String(portal?.['id']);
  return {
    process,
    calls: callsOf(process.port, portalId),
    addPeople: (count) => fillPeople(database.url, portalId, count),
    databaseCpu: () => databaseCpu(engine, database),
    stop: async () => {
      await process.stop();
      await database.drop();
    },
  };
}

function callsOf(port: number, portalId: string): Calls {
  const host = `localhost:${port}`;
  const cookie = (person: number) => ({ Cookie: `portico-${portalId}=${tokenOf(person)}` });
  const post = (id: OperationId, input: object, headers: Record<string, string> = {}): LoadRequest => ({
    port,
    path: apiPath + operations[id].path,
    method: 'POST',
    headers: {
      Host: host,
      Origin: `http://${host}`,
      'Content-Type': 'application/json',
      [contractHeader]: String(contractVersion),
      ...headers,
    },
    body: JSON.stringify(input),
  });
  return {
    sessionCheck: (person) => ({
      port,
      path: apiPath + operations.getSession.path,
      headers: { Host: host, ...cookie(person) },
    }),
    logIn: (email, password) => post('login', { email, password }),
    failToLogIn: (email) => ({ ...post('login', { email, password: 'a wrong password' }), status: 401 }),
    signUp: (email) => post('signUp', { email, password: 'brass kettle meadow 4', name: 'Ana Ruiz' }),
    forgot: (email) => post('requestPasswordReset', { email }),
    mintToken: (person) => post('mintAccessToken', {}, cookie(person)),
    logInForTokens: (email, password) => post('login', { email, password }, { [sessionHeader]: 'bearer' }),
    refresh: (answer) => {
      const { tokens } = JSON.parse(answer) as { tokens: { refreshToken: string } };
      return post('refreshAccess', { refreshToken: tokens.refreshToken }, { [sessionHeader]: 'bearer' });
    },
  };
}
