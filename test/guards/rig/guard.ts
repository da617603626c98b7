import type { Engine } from '../../rig/databases.js';

/** One change of a source file of the server. */
export interface Edit {
  /** Under packages/server/src. */
  file: string;
  /** Text that is there exactly once. */
  from: string;
  to: string;
}

/** Something that decides a race, and the race that must be lost without it. */
export interface Guard {
  /** What it promises. */
  name: string;
  edits: Edit[];
  /** File of test/races, without its ending. */
  race: string;
  /** Beginning of the race's name. */
  test: string;
  /** Default: both. On the other one something else decides the race. */
  engines?: Engine['name'][];
}

/** Lets every other request of the process go on: on SQLite nothing else comes between two statements of one. */
export const breath = 'await new Promise((resolve) => setTimeout(resolve, 5));';
/** Long enough for another process to come as far. */
export const longBreath = 'await new Promise((resolve) => setTimeout(resolve, 200));';
