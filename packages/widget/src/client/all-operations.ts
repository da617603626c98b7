/* The operations that a login does not need, as a file of their own. */
export { operations } from '@portico/contract';
