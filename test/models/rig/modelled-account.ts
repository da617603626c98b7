import assert from 'node:assert/strict';
import type { AddressChanges, ContactSettings } from '@portico/contract';
import {
  type AddressModel,
  brokenRules,
  expectChange,
  expectRestored,
  expectVerified,
  type ModelChanges,
} from '../../rig/address-model.js';
import { canLogIn, loggedIn, settingsOf, tokenOf } from '../../rig/addresses.js';
import { codeOf } from '../../rig/answers.js';
import type { TestBrowser } from '../../rig/http-client.js';
import { newAddress, signUpPerson } from '../../rig/people.js';
import type { TestServer } from '../../rig/server.js';
import type { UndoLink, VerifyLink } from './mailed-links.js';
import { Rival } from './rival.js';

/** One thing that somebody does to the account; numbers choose among what there is, 0 the newest. */
export type Step =
  | { do: 'save'; changes: ModelChanges; version: 'right' | 'stale' | 'next' }
  | { do: 'verify' | 'undo' | 'resend'; which: number }
  | { do: 'take' | 'release'; key: string };

/** An account on a real server beside its model: after each step both must agree. */
export class ModelledAccount {
  readonly #server: TestServer;
  readonly #names: Map<string, string>;
  readonly #rival: Rival;
  readonly #verifyLinks: VerifyLink[] = [];
  readonly #undoLinks: UndoLink[] = [];
  readonly #seen: Set<string>;
  #browser: TestBrowser;
  #model: AddressModel;
  #ids = new Map<string, string>();
  #version = 0;
  #mailsSeen: number;

  /** A new account. Keys of the steps become addresses that no other account uses; `seen` gathers what was tried. */
  static async begin(server: TestServer, keys: readonly string[], seen: Set<string>): Promise<ModelledAccount> {
    const names = new Map(keys.map((key) => [key, newAddress(key)]));
    const [first = ''] = keys;
    const { browser } = await signUpPerson(server, { email: names.get(first) ?? '' });
    const account = new ModelledAccount(server, names, browser, await Rival.begin(server), first, seen);
    await account.#agree('sign-up');
    return account;
  }

  private constructor(
    server: TestServer,
    names: Map<string, string>,
    browser: TestBrowser,
    rival: Rival,
    first: string,
    seen: Set<string>,
  ) {
    this.#server = server;
    this.#names = names;
    this.#browser = browser;
    this.#rival = rival;
    this.#seen = seen;
    this.#mailsSeen = server.inbox.mails.length;
    this.#model = { rows: [{ key: first, verified: true, once: 'secondary' }], primary: first };
  }

  async take(step: Step): Promise<void> {
    // A second mail to one address within a minute would wait.
    this.#server.skip(61_000);
    const outcome = await this.#try(step);
    this.#seen.add(`${step.do} ${outcome}`);
    await this.#agree(`${JSON.stringify(step)} gave ${outcome}`);
  }

  /** Whether exactly the verified addresses log in. */
  async end(): Promise<void> {
    for (const [key, email] of this.#names) {
      const row = this.#model.rows.find((each) => each.key === key);
      if (this.#rival.keys.has(key)) continue;
      assert.equal(await canLogIn(this.#server, email), row?.verified === true, `login with ${key}`);
    }
  }

  #try(step: Step): Promise<string> {
    switch (step.do) {
      case 'save':
        return this.#save(step.changes, step.version);
      case 'verify':
        return this.#verify(step.which);
      case 'undo':
        return this.#undo(step.which);
      case 'resend':
        return this.#resend(step.which);
      default:
        return this.#contest(step.do, step.key);
    }
  }

  async #save(changes: ModelChanges, which: 'right' | 'stale' | 'next'): Promise<string> {
    const version = this.#version + { right: 0, stale: -1, next: 1 }[which];
    const answer = await this.#browser.call('saveContactSettings', { version, addresses: this.#wire(changes) });
    if (version < 0) return this.#expect(codeOf(answer), 'input_invalid');
    if (which !== 'right') return this.#expect(codeOf(answer), 'version_stale');
    const before = this.#snapshot();
    const expected = expectChange(this.#model, changes);
    if (typeof expected === 'string') return this.#expect(codeOf(answer), expected);
    assert.equal(answer.status, 200, answer.text);
    this.#version += 1;
    const lost = this.#model.rows.filter(({ key }) => !expected.rows.some((row) => row.key === key));
    this.#model = expected;
    this.#kill(lost.map(({ key }) => this.#ids.get(key) ?? ''));
    await this.#readMails(before);
    return 'done';
  }

  async #verify(which: number): Promise<string> {
    const link = fromTheEnd(this.#verifyLinks, which);
    if (!link) return 'nothing';
    const answer = await this.#server.browser().call('verifyAddress', { token: link.token });
    const row = this.#model.rows.find(({ key }) => this.#ids.get(key) === link.rowId);
    if (!row) return this.#expect(codeOf(answer), 'link_dead');
    if (row.verified) return this.#expect(codeOf(answer), 'link_used');
    if (link.fate !== 'open') return this.#expect(codeOf(answer), link.fate);
    if (this.#rival.keys.has(row.key)) return this.#expect(codeOf(answer), 'address_taken');
    const expected = expectVerified(this.#model, row.key);
    const lost = this.#model.rows.filter(({ key }) => !expected.rows.some((each) => each.key === key));
    assert.deepEqual(answer.json, {
      next: 'added',
      email: this.#names.get(row.key),
      primary: expected.primary === row.key,
      removed: this.#names.get(lost[0]?.key ?? '') ?? '',
    });
    link.fate = 'link_used';
    // Undoing it is to leave nothing of the address.
    const before = this.#snapshot();
    before.model.rows = before.model.rows.filter(({ key }) => key !== row.key);
    this.#version += 1;
    this.#model = expected;
    this.#kill(lost.map(({ key }) => this.#ids.get(key) ?? ''));
    await this.#readMails(before);
    return 'done';
  }

  async #undo(which: number): Promise<string> {
    const link = fromTheEnd(this.#undoLinks, which);
    if (!link) return 'nothing';
    const answer = await this.#server.browser().call('undoChange', { token: link.token });
    if (link.fate !== 'open') return this.#expect(codeOf(answer), link.fate);
    const expected = expectRestored(link.before.model, (key) => this.#rival.keys.has(key));
    if (!expected) return this.#expect(codeOf(answer), 'undo_impossible');
    assert.deepEqual(answer.json, { next: 'login', email: this.#names.get(expected.primary) });
    link.fate = 'link_used';
    for (const other of this.#undoLinks) {
      if (other.fate === 'open' && other.version > link.version) other.fate = 'link_dead';
    }
    const keptIds = new Set(expected.rows.map(({ key }) => link.before.ids.get(key)));
    this.#kill([...this.#ids.values()].filter((id) => !keptIds.has(id)));
    for (const each of this.#verifyLinks) if (each.fate === 'open') each.fate = 'link_superseded';
    this.#model = expected;
    this.#version += 1;
    assert.equal(codeOf(await this.#browser.call('getContactSettings')), 'session_missing');
    this.#browser = await loggedIn(this.#server, this.#names.get(expected.primary) ?? '');
    await this.#readMails(undefined);
    return 'done';
  }

  async #resend(which: number): Promise<string> {
    const row = fromTheEnd(this.#model.rows, which);
    const id = this.#ids.get(row?.key ?? '') ?? '';
    const answer = await this.#browser.call('resendAddressVerification', { id });
    if (row?.verified) return this.#expect(codeOf(answer), 'link_used');
    assert.equal(answer.status, 200, answer.text);
    await this.#readMails(undefined);
    return 'done';
  }

  async #contest(what: 'take' | 'release', key: string): Promise<string> {
    if (this.#model.rows.some((row) => row.key === key && row.verified)) return 'nothing';
    const isDone =
      what === 'take' ? await this.#rival.take(key, this.#names.get(key) ?? '') : await this.#rival.release(key);
    // What the rival is mailed is the rival's.
    this.#mailsSeen = (await this.#server.mails()).mails.length;
    return isDone ? 'done' : 'nothing';
  }

  /** What the server tells, what stands in the database and what the model says must be the same. */
  async #agree(after: string): Promise<void> {
    const settings = await settingsOf(this.#browser);
    assert.deepEqual(this.#told(settings), sorted(this.#model), after);
    assert.deepEqual(brokenRules(this.#model), [], after);
    assert.equal(settings.version, this.#version, after);
    this.#ids = new Map(settings.addresses.map(({ id, email }) => [this.#keyOf(email), id]));
    const rows = await this.#server.database.query(
      `select a.compare_key, a.verified_at, a.once_verified, u.primary_address_id = a.id as is_primary
        from addresses a join users u on u.id = a.user_id
        where u.id = (select user_id from addresses where id = $1)`,
      [settings.addresses[0]?.id],
    );
    const stored: AddressModel = {
      rows: rows.map((row) => ({
        key: this.#keyOf(String(row['compare_key'])),
        verified: row['verified_at'] !== null,
        once: row['once_verified'] as AddressModel['rows'][number]['once'],
      })),
      primary: this.#keyOf(String(rows.find((row) => Boolean(row['is_primary']))?.['compare_key'])),
    };
    assert.deepEqual(sorted(stored), sorted(this.#model), after);
  }

  #told({ addresses }: ContactSettings): AddressModel {
    const verified = addresses.filter((each) => each.verified).length;
    for (const each of addresses) {
      assert.equal(each.login, each.verified);
      assert.equal(each.removalBlocked, each.verified && verified === 1 ? 'address_last' : null);
      assert.equal(each.primaryBlocked, each.verified ? null : 'address_unverified');
    }
    return sorted({
      rows: addresses.map((each) => {
        return { key: this.#keyOf(each.email), verified: each.verified, once: each.onceVerified };
      }),
      primary: this.#keyOf(addresses.find((each) => each.primary)?.email ?? ''),
    });
  }

  /** Takes up the links of the mails since the last step. `before` is what the undo of this step goes back to. */
  async #readMails(before: UndoLink['before'] | undefined): Promise<void> {
    const { addresses } = await settingsOf(this.#browser);
    const { mails } = await this.#server.mails();
    const tokens = new Set<string>();
    for (const mail of mails.slice(this.#mailsSeen)) {
      const key = this.#keyOf(mail.recipients[0] ?? '');
      const isConfirmation = mail.subject === 'Verify your email address';
      // To an address that is another user's by now goes the mail that says so; it takes an older link's place, too.
      if (isConfirmation || mail.subject === 'Someone tried to add your address to another account') {
        const rowId = addresses.find(({ email }) => this.#keyOf(email) === key)?.id ?? '';
        for (const older of this.#verifyLinks) {
          if (older.rowId === rowId && older.fate === 'open') older.fate = 'link_superseded';
        }
        if (isConfirmation) this.#verifyLinks.push({ token: tokenOf(mail), key, rowId, fate: 'open' });
      }
      if (mail.link.includes('/undo?')) tokens.add(tokenOf(mail));
    }
    this.#mailsSeen = mails.length;
    assert.ok(tokens.size <= 1, 'one change has one undo link');
    for (const token of tokens) {
      assert.ok(before, 'only a change of addresses can be undone');
      this.#undoLinks.push({ token, before, version: this.#version, fate: 'open' });
    }
  }

  #kill(rowIds: string[]): void {
    for (const link of this.#verifyLinks) if (rowIds.includes(link.rowId)) link.fate = 'link_dead';
  }

  #snapshot(): UndoLink['before'] {
    return { model: structuredClone(this.#model), ids: new Map(this.#ids) };
  }

  #expect(actual: string, expected: string): string {
    assert.equal(actual, expected);
    return expected;
  }

  #keyOf(email: string): string {
    return [...this.#names].find(([, each]) => each === email)?.[0] ?? email;
  }

  #wire({ add, remove, primary, replacePrimary, once }: ModelChanges): AddressChanges {
    const id = (key: string): string => this.#ids.get(key) ?? 'no-such-row';
    const email = (key: string): string => this.#names.get(key) ?? '';
    return {
      add: add.map(({ key, makePrimary }) => ({ email: email(key), makePrimary })),
      remove: remove.map(id),
      ...(primary === undefined ? {} : { primary: id(primary) }),
      ...(replacePrimary === undefined ? {} : { replacePrimary: email(replacePrimary) }),
      ...(once === undefined ? {} : { primaryOnceVerified: once === null ? null : id(once) }),
    };
  }
}

/** One of a list, counted from its newest. */
function fromTheEnd<T>(list: readonly T[], which: number): T | undefined {
  return list[list.length - 1 - (which % Math.max(1, list.length))];
}

function sorted({ rows, primary }: AddressModel): AddressModel {
  return { rows: [...rows].sort((a, b) => (a.key < b.key ? -1 : 1)), primary };
}
