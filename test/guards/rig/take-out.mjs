import { register } from 'node:module';

/*
 * For NODE_OPTIONS=--import: takes a guard out of the server's sources as they are loaded, in this process and in those
 * that it starts. PORTICO_WITHOUT holds the edits as JSON.
 */
register('./take-out-hook.mjs', import.meta.url, { data: JSON.parse(process.env.PORTICO_WITHOUT ?? '[]') });
