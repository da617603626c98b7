import type { Compilable, CompiledQuery, DialectAdapter, QueryResult } from 'kysely';
import type { Executor } from './database.js';

/**
 * A statement that is built and compiled once for each database, with other values each time: building one costs more
 * than running it. `build` gets placeholders in place of the values; it may bind them, but not look at them or compute
 * with them. @throws TypeError at the first run when it does compute.
 */
export function prepared<Input extends object, Row>(
  build: (db: Executor, input: Input) => Compilable<Row>,
): (db: Executor, input: Input) => Promise<QueryResult<Row>> {
  const statements = new WeakMap<DialectAdapter, CompiledQuery<Row>>();
  return (db, input) => {
    // Transactions share it with the database they belong to.
    const { adapter } = db.getExecutor();
    let statement = statements.get(adapter);
    if (!statement) statements.set(adapter, (statement = build(db, placeholders as Input).compile()));
    const values = input as Record<string, unknown>;
    const parameters = statement.parameters.map((bound) => (bound instanceof Placeholder ? values[bound.name] : bound));
    return db.executeQuery({ ...statement, parameters });
  };
}

/** Stands for a value that is not known yet. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError(`${this.name} has no value yet: compute it before the statement is run`);
  }
}

/** Its every property is a placeholder of that name. */
const placeholders: object = new Proxy({}, { get: (_target, name) => new Placeholder(String(name)) });
