/**
 * The environment of the measurements: a private PostgreSQL, and servers in their own processes.
 */
import pg from "pg";
import { createAgents } from "@/db/agents/new_agents.ts";
import { migrateToLatest } from "@/db/migrate.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { ensureFirstRules } from "@/db/rules/rule_sets.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { createDatabase } from "@/testing/postgres_databases.ts";
import { findPostgres, startPostgres } from "@/testing/postgres.ts";
import { startChild, stopWithUs } from "@/testing/process.ts";
import { startServer } from "@/testing/server.ts";
import { agentId } from "./events.ts";

/** The key that every server accepts. */
export const KEY = "bench-key-of-no-secret-0123456789";
/** Signs the sessions of the streams. */
const SECRET = "bench-secret-of-no-secret-0123456789";

/** A server in its own process. */
export interface Target {
  /** The address, without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface Rig {
  /** As reported by the server, such as `15.18`. */
  readonly postgresVersion: string;
  /** Creates a migrated database with the agents `agent-0` and so on. Returns its URL. */
  createDatabase(agents: number): Promise<string>;
  /** @param env more variables of the environment */
  startLaurel(databaseUrl: string, env?: Readonly<Record<string, string>>): Promise<Target>;
  startPlain(databaseUrl: string): Promise<Target>;
  startTrivial(): Promise<Target>;
  /** Stops everything that was started. */
  stop(): Promise<void>;
}

/**
 * Starts the private PostgreSQL, with fsync on.
 * @throws {Error} when PostgreSQL is not installed
 */
export async function startRig(): Promise<Rig> {
  const folder = await findPostgres();
  if (!folder) throw new Error("no PostgreSQL found: install one, e.g. `apt install postgresql`");
  const postgres = await startPostgres(folder);
  const targets: Target[] = [];
  const stop = async () => {
    forget();
    for (let target = targets.pop(); target; target = targets.pop()) await target.stop();
    await postgres.stop();
  };
  const forget = stopWithUs({ stop });

  async function startOwn(script: string, env: Record<string, string>): Promise<Target> {
    const child = startChild({
      command: Deno.execPath(),
      args: ["run", "-P=bench", script],
      env: { ...env, NO_COLOR: "1" },
    });
    const [, url] = await child.waitFor(/ready at (\S+)/, 60_000);
    return keep({ url: url!, pid: child.pid, stop: child.stop });
  }

  function keep(target: Target): Target {
    targets.push(target);
    return target;
  }

  return {
    postgresVersion: await versionOf(postgres.url),
    stop,
    async createDatabase(agents) {
      const databaseUrl = await createDatabase(postgres.url);
      const database = await openDatabase({ databaseUrl });
      await migrateToLatest(database.db);
      await ensureFirstRules(database.db, DEFAULT_RULES);
      for (let from = 0; from < agents; from += 10_000) {
        const page = Array.from({ length: Math.min(10_000, agents - from) }, (_, i) => from + i);
        await createAgents(
          database.db,
          page.map((n) => ({ id: agentId(n), name: `Agent ${n}`, email: null })),
        );
      }
      await database.close();
      return databaseUrl;
    },
    async startLaurel(databaseUrl, env = {}) {
      return keep(
        await startServer({
          args: ["run", "-P=start", "tasks/start.ts"],
          env: {
            DATABASE_URL: databaseUrl,
            LAUREL_BOOTSTRAP_KEY: KEY,
            LAUREL_SECRET: SECRET,
            LAUREL_LOG_LEVEL: "warn",
            ...env,
          },
          readyTimeoutMilliseconds: 120_000,
        }),
      );
    },
    startPlain: (databaseUrl) =>
      startOwn("bench/plain/server.ts", { DATABASE_URL: databaseUrl, BENCH_KEY: KEY }),
    startTrivial: () => startOwn("bench/load/trivial_server.ts", {}),
  };
}

/** Updates the planner's statistics, as autovacuum would a minute later. */
export async function analyze(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, (client) => client.query("VACUUM ANALYZE"));
}

/** Calls a function with a connection, which is closed afterwards. */
export async function withClient<T>(
  databaseUrl: string,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function versionOf(url: string): Promise<string> {
  const { rows } = await withClient(url, (client) => client.query("SHOW server_version"));
  return String(rows[0].server_version).split(" ")[0]!;
}
