import type BetterSqlite3 from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { untilUnlocked } from './until-unlocked.js';

/** The two handles on one database file. SQLite in WAL mode lets the reader go on while the writer is in a transaction. */
export interface SqliteHandles {
  writer: BetterSqlite3.Database;
  reader: BetterSqlite3.Database;
}

/**
 * Kysely on better-sqlite3. It differs from Kysely's own dialect in four ways: transactions take the write lock at
 * their start (BEGIN IMMEDIATE; a lock taken later can fail with SQLITE_BUSY after reads were trusted), reads outside
 * a transaction never wait for one, and prepared statements are kept. Who waits for a lock of another process lets
 * everything else go on.
 */
export class SqliteDialect implements Dialect {
  readonly #handles: SqliteHandles;

  constructor(handles: SqliteHandles) {
    this.#handles = handles;
  }

  createDriver(): Driver {
    return new SqliteDriver(this.#handles);
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter();
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** With BEGIN IMMEDIATE the migration transaction is itself the lock that Kysely's migrator lacks on SQLite. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): true {
    return true;
  }
}

class SqliteDriver implements Driver {
  readonly #handles: SqliteHandles;
  readonly #writeLock = new WriteLock();
  readonly #statements = {
    writer: new Map<string, BetterSqlite3.Statement>(),
    reader: new Map<string, BetterSqlite3.Statement>(),
  };

  constructor(handles: SqliteHandles) {
    this.#handles = handles;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<DatabaseConnection> {
    return Promise.resolve(new SqliteConnection(this.#writeLock, (sql, on) => this.#prepare(sql, on)));
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const since = performance.now();
    await this.#writeLock.take();
    try {
      await untilUnlocked(since, () => this.#handles.writer.exec('begin immediate'));
      (connection as SqliteConnection).inTransaction = true;
    } catch (error) {
      this.#writeLock.release();
      throw error;
    }
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#end(connection, 'commit');
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return this.#end(connection, 'rollback');
  }

  #end(connection: DatabaseConnection, command: 'commit' | 'rollback'): Promise<void> {
    const ours = connection as SqliteConnection;
    if (!ours.inTransaction) return Promise.resolve();
    // A failed COMMIT (a deferred foreign key) leaves the transaction open: the lock stays until Kysely's ROLLBACK.
    if (command === 'commit' || this.#handles.writer.inTransaction) this.#handles.writer.exec(command);
    ours.inTransaction = false;
    this.#writeLock.release();
    return Promise.resolve();
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    this.#handles.reader.close();
    this.#handles.writer.close();
    return Promise.resolve();
  }

  #prepare(sql: string, on: 'writer' | 'reader'): BetterSqlite3.Statement {
    const cache = this.#statements[on];
    let statement = cache.get(sql);
    if (!statement) {
      statement = this.#handles[on].prepare(sql);
      // Statement texts are few: they come from code, values are bound. The bound is for migrations and tests.
      if (cache.size < 500) cache.set(sql, statement);
    }
    return statement;
  }
}

class SqliteConnection implements DatabaseConnection {
  inTransaction = false;
  readonly #writeLock: WriteLock;
  readonly #prepare: (sql: string, on: 'writer' | 'reader') => BetterSqlite3.Statement;

  constructor(writeLock: WriteLock, prepare: (sql: string, on: 'writer' | 'reader') => BetterSqlite3.Statement) {
    this.#writeLock = writeLock;
    this.#prepare = prepare;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.inTransaction) return run(this.#prepare(query.sql, 'writer'), query);
    const since = performance.now();
    if (query.query.kind === 'SelectQueryNode') {
      return untilUnlocked(since, () => run<Row>(this.#prepare(query.sql, 'reader'), query));
    }
    await this.#writeLock.take();
    try {
      return await untilUnlocked(since, () => run<Row>(this.#prepare(query.sql, 'writer'), query));
    } finally {
      this.#writeLock.release();
    }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('streaming is not supported on SQLite');
  }
}

function run<Row>(statement: BetterSqlite3.Statement, query: CompiledQuery): QueryResult<Row> {
  if (statement.reader) return { rows: statement.all(query.parameters) as Row[] };
  const { changes } = statement.run(query.parameters);
  return { rows: [], numAffectedRows: BigInt(changes) };
}

/** First come, first served: one writer at a time within this process. */
class WriteLock {
  #held = false;
  readonly #waiting: (() => void)[] = [];

  take(): Promise<void> {
    if (!this.#held) {
      this.#held = true;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#held = false;
  }
}
