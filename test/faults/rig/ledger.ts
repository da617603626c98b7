import assert from 'node:assert/strict';
import type { TestDatabase } from '../../rig/databases.js';
import type { Inbox } from '../../rig/inbox.js';
import { goodPassword, newAddress } from '../../rig/people.js';
import { until } from '../../rig/until.js';
import type { CommandProcess } from '../../rig/command-process.js';

/** What a server promised to somebody by answering with success. */
interface Promised {
  /** A mail with a code. */
  asked: boolean;
  /** An account with this address and password. */
  verified: boolean;
  /** Job titles are numbers here: the last one that was acknowledged, and the last one that was sent. */
  saved: number;
  sent: number;
}

/** What was promised to whom, by address, and how many answers came in all. */
export interface Ledger {
  people: Map<string, Promised>;
  answers: number;
}

/** What stands beside a server. */
interface Beside {
  inbox: Inbox;
  database: TestDatabase;
}

/** Signs people up, verifies them and changes their profiles, one after the other, until the server is gone. */
export async function workOn(server: CommandProcess, inbox: Inbox, ledger: Ledger): Promise<void> {
  try {
    for (;;) await joinAndWork(server, inbox, ledger);
  } catch (error) {
    // A connection that broke is what is wanted here; a wrong answer is not.
    if (!isConnectionError(error)) throw error;
  }
}

async function joinAndWork(server: CommandProcess, inbox: Inbox, ledger: Ledger): Promise<void> {
  const email = newAddress();
  const promised: Promised = { asked: false, verified: false, saved: 0, sent: 0 };
  ledger.people.set(email, promised);
  const browser = server.browser();
  const asked = await browser.call('signUp', { email, password: goodPassword });
  assert.equal(asked.status, 200, asked.text);
  promised.asked = true;
  ledger.answers++;
  const code = await until('the code or the end', () => inbox.to(email)[0]?.code ?? (server.isRunning() ? '' : 'gone'));
  const verified = await browser.call('verifyAddress', { code });
  assert.equal(verified.status, 200, verified.text);
  promised.verified = true;
  ledger.answers++;
  for (let save = 1; save <= 3; save++) {
    const { json } = await browser.call('getProfile');
    promised.sent = save;
    const { name, avatarUrl, organization, language, version } = json;
    const profile = { name, avatarUrl, organization, language, version, jobTitle: String(save) };
    const saved = await browser.call('saveProfile', profile);
    assert.equal(saved.status, 200, saved.text);
    promised.saved = save;
    ledger.answers++;
  }
}

function isConnectionError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^E(CONN|PIPE)/.test(String(error.code));
}

/**
 * Holds a running server to its promises: every mail arrives, every account is there with what was saved last, and
 * whoever was interrupted begins anew and gets an account.
 */
export async function checkLedger(server: CommandProcess, { inbox, database }: Beside, ledger: Ledger): Promise<void> {
  assert.ok([...ledger.people.values()].some(({ verified }) => verified));
  // Leases of mails that killed processes were sending, and waits until a next try, are over.
  await database.query("update outbox set leased_until = null, next_try_at = 0 where state = 'waiting'");
  const waiting = () => database.query("select id from outbox where state = 'waiting'");
  await until('all mails to leave', async () => (await waiting()).length === 0);
  const people = [...ledger.people];
  // No more at once than may wait for a hash: beyond that a server sends people away, as it should.
  while (people.length > 0)
    await Promise.all(
      people.splice(0, 50).map(([email, promised]) => checkPerson(server, { inbox, database }, email, promised)),
    );
}

async function checkPerson(
  server: CommandProcess,
  { inbox, database }: Beside,
  email: string,
  promised: Promised,
): Promise<void> {
  if (promised.asked) await until(`the mail to ${email}`, () => inbox.to(email).length > 0);
  const browser = server.browser();
  const login = await browser.call('login', { email, password: goodPassword });
  if (promised.verified) assert.equal(login.status, 200, `${email}: ${login.text}`);
  if (login.status === 200) {
    const title = Number((await browser.call('getProfile')).json['jobTitle']);
    assert.ok(title >= promised.saved && title <= promised.sent, `${title} of ${JSON.stringify(promised)}`);
  } else {
    await beginAnew(server, { inbox, database }, email);
  }
}

async function beginAnew(server: CommandProcess, { inbox, database }: Beside, email: string): Promise<void> {
  const browser = server.browser();
  const before = inbox.to(email).length;
  const asked = await browser.call('signUp', { email, password: goodPassword });
  assert.equal(asked.status, 200, asked.text);
  // A second mail of a kind waits until a minute has gone by since the first.
  await database.query("update outbox set next_try_at = 0 where state = 'waiting'");
  const mail = await until(`a new mail to ${email}`, () => inbox.to(email)[before]);
  const verified = await browser.call('verifyAddress', { code: mail.code });
  assert.equal(verified.status, 200, `${email}: ${verified.text}`);
}
