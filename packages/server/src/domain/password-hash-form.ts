/**
 * The costs of argon2id that are computed at all. No setting may ask for more, and a stored hash that does was not made
 * here. At the upper ends one hash takes seconds, not minutes.
 */
export const hashBounds = {
  /** KiB. */
  memory: 262_144,
  passes: 10,
  lanes: 4,
} as const;

/** Why a stored hash is not verified: it is no PHC string, of another algorithm, or costs more than `hashBounds`. */
export type HashFlaw = 'form' | 'algorithm' | 'cost';

/** As the reference implementation writes it: parameters in this order and no more of them, base64 without padding. */
const phc = /^\$argon2id\$v=19\$m=(\d{1,16}),t=(\d{1,16}),p=(\d{1,16})\$([A-Za-z\d+/]{11,86})\$([A-Za-z\d+/]{22,86})$/;

/** The beginning that any PHC string or crypt(3) hash has. */
const named = /^\$(?!argon2id\$)[a-z\d-]{1,32}\$/;

/**
 * What is wrong with a stored hash, or undefined for one that may be verified: argon2id of version 19, its salt of 8 to
 * 64 bytes and its hash of 16 to 64, within `hashBounds`. Where no password is set there is no flaw either.
 */
export function hashFlaw(stored: string | null | undefined): HashFlaw | undefined {
  if (stored === null || stored === undefined) return undefined;
  if (named.test(stored)) return 'algorithm';
  const [, memory, passes, lanes, salt = '', hash = ''] = phc.exec(stored) ?? [];
  if (!isBase64(salt) || !isBase64(hash)) return 'form';
  const cost = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  return isWithinBounds(cost) && stored.includes(`$m=${cost.memory},t=${cost.passes},p=${cost.lanes}$`)
    ? undefined
    : 'cost';
}

/** Whether argon2id can be computed at that cost, and may be (RFC 9106 section 3.1 asks for 8 KiB for each lane). */
export function isWithinBounds({ memory, passes, lanes }: Record<keyof typeof hashBounds, number>): boolean {
  if (passes < 1 || passes > hashBounds.passes || lanes < 1 || lanes > hashBounds.lanes) return false;
  return memory >= 8 * lanes && memory <= hashBounds.memory;
}

/** Whether the text is what its bytes are written as. */
function isBase64(text: string): boolean {
  return text !== '' && Buffer.from(text, 'base64').toString('base64').replace(/=+$/, '') === text;
}
