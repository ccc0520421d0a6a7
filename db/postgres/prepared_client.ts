import pg from "pg";

// Limits what the server keeps per connection; Laurel itself has fewer statements.
const MAX_STATEMENTS = 300;
const names = new Map<string, string>();
let isSupported = true;

/**
 * A connection that prepares each statement the first time and then runs it by name. The bulk
 * statements have the same text for any number of rows, and parsing and planning them costs more
 * than running them. Kysely has no prepared statements of its own.
 *
 * Some poolers give each transaction another server connection and do not keep track of names. They
 * answer that a statement does not exist (26000) or already exists (42P05). From then on this
 * process prepares nothing; the caller retries the statement that failed.
 */
export class PreparedClient extends pg.Client {
  // deno-lint-ignore no-explicit-any -- pg's own signature has a dozen forms; ours are (text, values)
  override query(...args: any[]): any {
    const [text, values] = args;
    const isPlain = typeof text === "string" && Array.isArray(values) && values.length > 0;
    const name = isPlain && isSupported ? nameOf(text) : undefined;
    // @ts-expect-error the overloads cannot be spread
    if (!name) return super.query(...args);
    const result = super.query({ name, text, values });
    result.catch(noteFailure);
    return result;
  }
}

/**
 * Finds out at start whether there is a pooler, so that no request has to: two clients in turn
 * prepare the same name, which works only on server connections of their own.
 */
export async function probePreparedStatements(pool: pg.Pool): Promise<void> {
  const clients: pg.PoolClient[] = [];
  try {
    // A pool of one would wait in vain for its second connection.
    const count = Math.min(2, pool.options.max);
    for (let i = 0; i < count; i++) clients.push(await pool.connect());
    for (const client of clients) await client.query("SELECT $1::int AS laurel_probe", [1]);
  } catch (error) {
    // Other errors, such as a server that is not available, are reported by the first query that
    // needs the database.
    noteFailure(error as { code?: string });
  } finally {
    for (const client of clients) client.release();
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MAX_STATEMENTS) return known;
  const name = `laurel_${names.size}`;
  names.set(text, name);
  return name;
}

function noteFailure(error: { code?: string }) {
  if (error.code === "26000" || error.code === "42P05") isSupported = false;
}
