import { PorticoFault } from '../domain/fault.js';

/** `limit_reached` with the whole seconds until `retryAt`. */
export function limitFault(retryAt: number, now: number): PorticoFault {
  return new PorticoFault('limit_reached', { params: { retryAfter: Math.max(1, Math.ceil((retryAt - now) / 1000)) } });
}
