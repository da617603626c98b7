import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import type { Pool } from 'pg';
import { dependablePool } from './dependable-pool.js';

/** A connection, and why it refuses what it is told, if it does. */
class Client {
  refusal: string | undefined;
  isClosed = false;
  readonly #pool: Connections;

  constructor(pool: Connections) {
    this.#pool = pool;
  }

  query(): Promise<unknown> {
    if (this.refusal === undefined) return Promise.resolve({ rows: [] });
    return Promise.reject(Object.assign(new Error('refused'), { code: this.refusal }));
  }

  release(isUseless?: boolean): void {
    this.isClosed = isUseless === true;
    if (!this.isClosed) this.#pool.idle.push(this);
  }
}

/** As much of pg's pool as is used: those that are idle first, else a new one. */
class Connections extends EventEmitter {
  readonly idle: Client[] = [];

  connect(): Promise<Client> {
    const known = this.idle.shift();
    const client = known ?? new Client(this);
    if (!known) this.emit('connect', client);
    return Promise.resolve(client);
  }
}

describe('connections to a server that takes no writes', () => {
  let now = 0;
  let connections: Connections;
  let pool: ReturnType<typeof dependablePool>;
  beforeEach(() => {
    now = 0;
    mock.method(performance, 'now', () => now);
    connections = new Connections();
    pool = dependablePool(connections as unknown as Pool);
  });
  afterEach(() => {
    mock.restoreAll();
  });

  /** Opens so many at once, and leaves them idle. */
  async function opened(count: number): Promise<Client[]> {
    const clients = await Promise.all(Array.from({ length: count }, () => pool.connect()));
    for (const client of clients) client.release();
    return [...connections.idle];
  }

  async function refuse(): Promise<void> {
    const client = await pool.connect();
    await assert.rejects(client.query('insert', []), { code: '25006' });
    client.release();
  }

  it('are all replaced once one of them has refused a write, and those that were opened since stay', async () => {
    const old = await opened(3);
    for (const client of old) client.refusal = '25006';
    now = 10_000;
    await refuse();
    now = 10_001;
    const next = await pool.connect();
    assert.ok(
      old.every(({ isClosed }) => isClosed),
      'what one was told goes for all that are as old',
    );
    await next.query('insert', []);
    next.release();
    const kept = [...connections.idle];
    const again = await pool.connect();
    again.release();
    assert.deepEqual(connections.idle, kept);
  });

  it('are replaced once in a second at the most, while every write is refused', async () => {
    for (const client of await opened(1)) client.refusal = '25006';
    now = 10_000;
    await refuse();
    now = 10_100;
    const [first, second] = await opened(2);
    assert.ok(first && second);
    first.refusal = '25006';
    now = 10_200;
    await refuse();
    assert.ok(first.isClosed);
    (await pool.connect()).release();
    assert.equal(second.isClosed, false, 'a crowd would open a connection for each write');
    now = 11_300;
    (await pool.connect()).release();
    assert.equal(second.isClosed, true);
  });

  it('that fail otherwise say nothing of the others', async () => {
    const [first, second] = await opened(2);
    assert.ok(first && second);
    first.refusal = '57P01';
    now = 10_000;
    const client = await pool.connect();
    await assert.rejects(client.query('select', []), { code: '57P01' });
    client.release();
    assert.ok(first.isClosed);
    (await pool.connect()).release();
    assert.equal(second.isClosed, false);
  });
});
