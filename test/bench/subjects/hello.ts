import { startMeasured } from '../measured-process.js';
import type { Subject } from './subject.js';

/** An Express app that does nothing but answer. */
export const hello: Subject = {
  name: 'hello',
  title: 'Express hello',
  start: async () => {
    const process = await startMeasured('test/bench/servers/hello-server.mjs', { NODE_ENV: 'production' });
    const headers = { Host: `localhost:${process.port}` };
    return {
      process,
      calls: { sessionCheck: () => ({ port: process.port, path: '/api/v1/session', headers }) },
      addPeople: () => Promise.resolve(),
      databaseCpu: () => Promise.resolve(0),
      stop: process.stop,
    };
  },
};
