import { coarseAddress, deviceName } from './device-name.js';

/** A device as its owner would recognise it. What is not known is ''. */
export interface Whereabouts {
  browser: string;
  system: string;
  /** Roughly where: what the host knows of the IP address, else its network part. */
  place: string;
}

/** From which device and roughly where something was done. `locate` is the host's, and may know nothing. */
export function whereabouts(
  from: { ip: string; userAgent: string },
  locate: (ip: string) => string | undefined,
): Whereabouts {
  const { browser, system } = deviceName(from.userAgent);
  return { browser: browser ?? '', system: system ?? '', place: locate(from.ip) ?? coarseAddress(from.ip) };
}
