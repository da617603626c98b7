/**
 * How long, in milliseconds, a request whose answer was lost may be made again and is answered as it was the first time,
 * where what it did cannot be done twice: a change of password, a reset.
 */
export const saidAgainWithin = 10 * 60_000;
