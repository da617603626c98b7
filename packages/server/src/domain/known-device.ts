/** How many accounts one browser may be known for. */
const maxAccounts = 5;

/** Makes the mark of one account, under its current password, on one device; only the server can. */
export type DeviceMark = (deviceId: string, accountKey: string) => string;

/**
 * The id of a device that logged in to this account by its current password, from its cookie, or undefined. The cookie
 * holds the device's id and a mark for each account, so no list of devices has to be stored.
 */
export function knownDevice(cookie: string | undefined, accountKey: string, mark: DeviceMark): string | undefined {
  const [id, ...marks] = (cookie ?? '').split('.');
  return id && marks.slice(0, maxAccounts).includes(mark(id, accountKey)) ? id : undefined;
}

/** The cookie after a login to an account: the newest account first, the oldest forgotten. */
export function rememberDevice(
  cookie: string | undefined,
  accountKey: string,
  mark: DeviceMark,
  newId: () => string,
): string {
  const [sent, ...marks] = (cookie ?? '').split('.');
  const id = sent && /^[A-Za-z0-9_-]{43}$/.test(sent) ? sent : newId();
  const own = mark(id, accountKey);
  const others = marks.filter((other) => other !== own && /^[A-Za-z0-9_-]{43}$/.test(other));
  return [id, own, ...others.slice(0, maxAccounts - 1)].join('.');
}

/**
 * The cookie after the password of an account was changed on this device: it stays known for those of the account's
 * addresses that it was known for, and becomes known for no other. Undefined when there are none.
 */
export function renewDevice(
  cookie: string | undefined,
  accountKeys: readonly string[],
  { from, to }: { from: DeviceMark; to: DeviceMark },
): string | undefined {
  const known = accountKeys.filter((key) => knownDevice(cookie, key, from) !== undefined);
  if (cookie === undefined || known.length === 0) return undefined;
  const [id = '', ...marks] = cookie.split('.');
  const renewed = new Map(known.map((key) => [from(id, key), to(id, key)]));
  return [id, ...marks.slice(0, maxAccounts).map((mark) => renewed.get(mark) ?? mark)].join('.');
}
