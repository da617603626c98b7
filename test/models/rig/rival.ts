import assert from 'node:assert/strict';
import { addVerified, idOf, loggedIn, saved } from '../../rig/addresses.js';
import { signUpPerson } from '../../rig/people.js';
import type { TestServer } from '../../rig/server.js';

/** Another user of the portal, who verifies addresses that the modelled account may want, and lets them go again. */
export class Rival {
  readonly #server: TestServer;
  readonly #email: string;
  readonly #taken = new Map<string, string>();

  static async begin(server: TestServer): Promise<Rival> {
    return new Rival(server, (await signUpPerson(server)).email);
  }

  private constructor(server: TestServer, email: string) {
    this.#server = server;
    this.#email = email;
  }

  /** The keys of the addresses that are the rival's. */
  get keys(): ReadonlySet<string> {
    return new Set(this.#taken.keys());
  }

  /** Verifies an address that nobody has. False when it is the rival's already. */
  async take(key: string, email: string): Promise<boolean> {
    if (this.#taken.has(key)) return false;
    await addVerified(this.#server, await loggedIn(this.#server, this.#email), email);
    this.#taken.set(key, email);
    return true;
  }

  /** Lets an address go. False when the rival has none of that key. */
  async release(key: string): Promise<boolean> {
    const email = this.#taken.get(key);
    if (email === undefined) return false;
    const browser = await loggedIn(this.#server, this.#email);
    const { addresses } = await saved(browser, { remove: [await idOf(browser, email)] });
    assert.ok(addresses.every((each) => each.email !== email));
    this.#taken.delete(key);
    return true;
  }
}
