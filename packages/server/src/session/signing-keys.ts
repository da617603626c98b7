import { createPrivateKey, createPublicKey, generateKeyPair, type JsonWebKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { hour, minute, second } from '../domain/clock.js';
import { newRowId } from '../crypto/row-id.js';
import type { Deps } from '../deps.js';
import type { SigningKey } from '../domain/access-token.js';
import {
  keyAtOnce,
  type KeyTime,
  nextKeyDue,
  publishedKeys,
  type RotationTimes,
  signingKeyOf,
  usableKeys,
} from '../domain/key-rotation.js';
import type { TokenKeys } from '../domain/token-keys.js';
import { findSigningKeys, insertSigningKey, removeSigningKeys, type StoredKey } from '../store/signing-keys.js';

/** How long verifiers may keep the list of keys, and how long a process goes without looking for a newer key. */
export const jwksMaxAge = 5 * minute;
const lookEvery = minute;
/** A key id that nobody knows is looked for in the database this often, whoever invents ids. */
const lookForUnknownEvery = 5 * second;
/** Processes with different secrets each want a key of the same generation; all but one try the next one. */
const triesForOurs = 5;

interface LoadedKey extends KeyTime {
  id: string;
  /** Undefined for a key that was sealed under another secret: it verifies, but no longer signs. */
  privateKey: KeyObject | undefined;
  publicKey: KeyObject;
  publicJwk: JsonWebKey;
}

interface Loaded {
  at: number;
  keys: LoadedKey[];
}

const generate = promisify(generateKeyPair);

/**
 * The keys that sign the access tokens of each portal. The next one is published before it signs, and made by whichever
 * process comes first. A `KeyObject` is made once per key: parsing one for each token costs more than signing.
 */
export class SigningKeys implements TokenKeys {
  readonly #deps: Pick<Deps, 'db' | 'box' | 'clock' | 'config' | 'logger'>;
  readonly #loaded = new Map<string, Promise<Loaded>>();

  constructor(deps: Pick<Deps, 'db' | 'box' | 'clock' | 'config' | 'logger'>) {
    this.#deps = deps;
  }

  /** The key to sign with now; a portal's first one is made here. */
  async current(portalId: string): Promise<SigningKey> {
    const { keys } = await this.#fresh(portalId, lookEvery);
    const now = this.#deps.clock();
    const key = signingKeyOf(usableKeys(keys, now).filter(isOurs), now);
    if (!key) throw new Error('there is no signing key');
    return key;
  }

  /** The public key of an id, or undefined. One that is no longer published verifies nothing here either. */
  async find(portalId: string, id: string): Promise<KeyObject | undefined> {
    const find = ({ keys }: Loaded): KeyObject | undefined =>
      publishedKeys(keys, this.#deps.clock(), this.#times).find((key) => key.id === id)?.publicKey;
    return find(await this.#fresh(portalId, lookEvery)) ?? find(await this.#fresh(portalId, lookForUnknownEvery));
  }

  /** The published keys as a JSON Web Key Set (RFC 7517 section 5). */
  async published(portalId: string): Promise<{ keys: JsonWebKey[] }> {
    const { keys } = await this.#fresh(portalId, lookEvery);
    const published = publishedKeys(keys, this.#deps.clock(), this.#times);
    return { keys: published.map(({ id, publicJwk }) => ({ ...publicJwk, kid: id, use: 'sig', alg: 'ES256' })) };
  }

  get #times(): RotationTimes {
    const { signingKey, accessToken } = this.#deps.config.lifetimes;
    return { rotation: signingKey, publishAhead: 2 * jwksMaxAge, tokenLifetime: accessToken };
  }

  async #fresh(portalId: string, maxAge: number): Promise<Loaded> {
    const known = this.#loaded.get(portalId);
    if (known) {
      const loaded = await known;
      const age = this.#deps.clock() - loaded.at;
      // After a clock that jumped back they would be fresh until it has caught up.
      if (age >= 0 && age < maxAge) return loaded;
      // Somebody else may have begun to look meanwhile.
      if (this.#loaded.get(portalId) !== known) return this.#fresh(portalId, maxAge);
    }
    const loading = this.#load(portalId);
    this.#loaded.set(portalId, loading);
    loading.catch(() => this.#loaded.delete(portalId));
    return loading;
  }

  async #load(portalId: string): Promise<Loaded> {
    const at = this.#deps.clock();
    // What is read now is used until the next look.
    const isAble = (keys: LoadedKey[]): boolean => usableKeys(keys, at + lookEvery).some(isOurs);
    let keys = await this.#read(portalId);
    for (let tries = 0; tries < triesForOurs; tries++) {
      const isNew = keys.length === 0 || isAble(keys);
      const due = isNew ? nextKeyDue(keys, at, this.#times) : keyAtOnce(keys, at);
      if (!due) break;
      if (!isNew)
        this.#deps.logger.warn({ portalId }, 'made a signing key: the others are under another PORTICO_SECRET');
      await insertSigningKey(this.#deps.db, portalId, { ...(await this.#makeKey(at)), ...due }, at);
      keys = await this.#read(portalId);
      // Somebody with another secret may have been quicker.
      if (isAble(keys)) break;
    }
    await this.#removeRetired(portalId, keys, at);
    return { at, keys };
  }

  /** Nobody needs a key that is published no more; for an hour, a process whose clock is slow may think that it is. */
  async #removeRetired(portalId: string, keys: LoadedKey[], at: number): Promise<void> {
    const needed = new Set(publishedKeys(keys, at - hour, this.#times));
    const retired = keys.filter((key) => !needed.has(key)).map(({ id }) => id);
    if (retired.length > 0) await removeSigningKeys(this.#deps.db, portalId, retired);
  }

  async #read(portalId: string): Promise<LoadedKey[]> {
    const stored = await findSigningKeys(this.#deps.db, portalId);
    return stored.map((key) => this.#open(key));
  }

  async #makeKey(at: number): Promise<Pick<StoredKey, 'id' | 'publicJwk' | 'sealed'>> {
    const { publicKey, privateKey } = await generate('ec', { namedCurve: 'P-256' });
    const id = newRowId(at);
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const publicJwk = JSON.stringify(publicKey.export({ format: 'jwk' }));
    return { id, publicJwk, sealed: this.#deps.box.seal(pem, `signing_keys ${id}`) };
  }

  #open({ id, generation, signsFrom, publicJwk, sealed }: StoredKey): LoadedKey {
    const jwk = JSON.parse(publicJwk) as JsonWebKey;
    return {
      id,
      generation,
      signsFrom,
      publicJwk: jwk,
      publicKey: createPublicKey({ key: jwk, format: 'jwk' }),
      privateKey: this.#openPrivate(id, sealed),
    };
  }

  #openPrivate(id: string, sealed: string): KeyObject | undefined {
    try {
      return createPrivateKey(this.#deps.box.open(sealed, `signing_keys ${id}`));
    } catch {
      return undefined;
    }
  }
}

function isOurs(key: LoadedKey): key is LoadedKey & SigningKey {
  return key.privateKey !== undefined;
}
