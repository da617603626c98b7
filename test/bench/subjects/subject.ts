import type { LoadRequest } from '../load.js';
import type { MeasuredProcess } from '../measured-process.js';

/** Names of the columns. */
export type SubjectName = 'hello' | 'portico-sqlite' | 'portico-postgres' | 'peer-sqlite' | 'peer-postgres';

/** What is measured beside each other. */
export interface Subject {
  name: SubjectName;
  /** The head of its column. */
  title: string;
  /** Starts it on an empty database of its own. `env` is given to its process. */
  start: (env?: Record<string, string>) => Promise<RunningSubject>;
}

/** Its requests; those without a counterpart are left out. `person` counts from 1. */
export interface Calls {
  sessionCheck: (person: number) => LoadRequest;
  logIn?: (address: string, password: string) => LoadRequest;
  /** The same with a password that is wrong. */
  failToLogIn?: (address: string) => LoadRequest;
  signUp?: (address: string) => LoadRequest;
  forgot?: (address: string) => LoadRequest;
  mintToken?: (person: number) => LoadRequest;
  /** A login that gets tokens instead of a cookie, and the refresh that follows an answer with tokens. */
  logInForTokens?: (address: string, password: string) => LoadRequest;
  refresh?: (answer: string) => LoadRequest;
}

/** A subject that answers. */
export interface RunningSubject {
  process: MeasuredProcess;
  calls: Calls;
  /** Makes people 1 to `count`, each with a verified address and a session; once. */
  addPeople: (count: number) => Promise<void>;
  /** Processor time of its database's own processes so far, in milliseconds; 0 where it runs inside the server. */
  databaseCpu: () => Promise<number>;
  stop: () => Promise<void>;
}
