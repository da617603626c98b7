/** Milliseconds that requests and mails under way get when the process is told to stop. */
export const drainTime = 10_000;
