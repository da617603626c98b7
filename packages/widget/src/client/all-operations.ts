/* The operations that a login does not need, as a file of their own. */
export { outputs, routes } from '@portico/contract';
