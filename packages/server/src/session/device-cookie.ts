import { day } from '../domain/clock.js';
import type { Deps } from '../deps.js';
import type { DeviceMark } from '../domain/known-device.js';
import type { CookieJar } from '../domain/cookie-jar.js';

/**
 * The marks of devices that proved the password which was chosen at that time (ms); null where there is none, or no
 * such account. A hash that is made anew at another cost leaves them good.
 */
export function deviceMark(
  deps: Pick<Deps, 'box'>,
  portalId: string,
  passwordChangedAt: number | null | undefined,
): DeviceMark {
  const password = `${portalId} ${passwordChangedAt ?? '-'}`;
  return (deviceId, account) => deps.box.mac('device', `${password} ${deviceId} ${account}`);
}

/** Makes a browser known for 400 days, the longest that browsers keep a cookie. */
export function knowDevice(cookies: CookieJar, deviceCookie: string): void {
  cookies.set('device', deviceCookie, 400 * day);
}
