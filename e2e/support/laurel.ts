/** A real Laurel on a real port, with what tests need from it. */
import type { DatabaseOptions } from "@/db/postgres/open.ts";
import { dropDatabase } from "@/testing/postgres_databases.ts";
import { type RunningServer, startServer } from "@/testing/server.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import { type Client, createClient } from "./client.ts";
import { assertOwnWords } from "./own_words.ts";
import type { TestPerson } from "./people.ts";
import { copyFolderWith, createDatabaseWith } from "./prepared.ts";

export type Storage = "pglite" | "postgres";

/** The key with all rights on the test servers. */
export const KEY = "laurel-e2e-bootstrap-key";

/**
 * The embedded database is WebAssembly. Optimizing its code takes a third of a server's start time and
 * pays off only after minutes, but these servers live for seconds.
 */
const RUNTIME = { DENO_V8_FLAGS: "--liftoff-only" };

/** The PostgreSQL of the test run; undefined when there is none. */
export const maintenanceUrl = Deno.env.get("LAUREL_TEST_DATABASE_URL");

/** A running server, with a client that uses the bootstrap key. */
export interface Laurel extends Client {
  readonly server: RunningServer;
  readonly storage: Storage;
  readonly databaseUrl: string | undefined;
  /**
   * Ends the process (by default with KILL), then starts a new one on the same data.
   * @param cwd the folder of another build, for a new version
   */
  restart(how?: "kill" | "stop", cwd?: string): Promise<Laurel>;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
}

export interface LaurelOptions {
  readonly storage?: Storage;
  /** The URL of a database that is shared with other servers. It is not dropped at the end. */
  readonly databaseUrl?: string | undefined;
  readonly env?: Record<string, string>;
  /** Who can sign in besides the admin. */
  readonly people?: readonly TestPerson[];
  /**
   * Called before the first start, with the options to open the database: it is migrated and holds
   * the people.
   */
  readonly prepare?: (database: DatabaseOptions) => Promise<void>;
}

/** Starts a Laurel server. Default: on an embedded database. */
export async function startLaurel(options: LaurelOptions = {}): Promise<Laurel> {
  const storage = options.storage ??
    (options.databaseUrl || maintenanceUrl ? "postgres" : "pglite");
  const isOwn = storage === "postgres" && !options.databaseUrl;
  const people = options.people ?? [];
  const databaseUrl = isOwn
    ? await createDatabaseWith(people, needPostgres())
    : options.databaseUrl;
  // Created here and not by the server, so that it survives the server that is killed and
  // restarted.
  const dataDir = await makeTempFolder("data");
  if (!databaseUrl) await copyFolderWith(people, dataDir);
  const start = (cwd?: string) =>
    startServer({
      cwd,
      dataDir,
      env: {
        ...RUNTIME,
        LAUREL_BOOTSTRAP_KEY: KEY,
        LAUREL_ADMIN_EMAIL: "admin@example.com",
        LAUREL_ADMIN_PASSWORD: "correct horse battery",
        ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
        ...options.env,
      },
    });
  await options.prepare?.(databaseUrl ? { databaseUrl } : { dataDir });
  let current: RunningServer;

  function wrap(server: RunningServer): Laurel {
    current = server;
    return {
      ...createClient(server.url.replace("//localhost:", "//127.0.0.1:"), KEY),
      server,
      storage,
      databaseUrl,
      async restart(how = "kill", cwd) {
        await (how === "kill" ? server.kill() : server.stop());
        return wrap(await start(cwd));
      },
      async stop() {
        await current.stop();
        await removeFolder(dataDir);
        if (isOwn) await dropDatabase(needPostgres(), databaseUrl!);
      },
    };
  }
  return wrap(await start());
}

function needPostgres(): string {
  if (maintenanceUrl) return maintenanceUrl;
  throw new Error("LAUREL_TEST_DATABASE_URL is not set; run these tests with `deno task test`");
}

type LaurelTest = (laurel: Laurel, t: Deno.TestContext) => Promise<void> | void;

/**
 * Registers tests that share one server per kind of database. Starting a server takes seconds, so
 * the tests of a file stay separate by their agents and event ids instead.
 */
export function shareLaurel(
  storages: readonly Storage[],
  options: Omit<LaurelOptions, "storage"> = {},
): (name: string, test: LaurelTest, on?: readonly Storage[]) => void {
  const running = new Map<Storage, Promise<Laurel>>();
  Deno.test.afterAll(async () => {
    const servers = await Promise.all(running.values());
    for (const laurel of servers) await laurel.stop();
    for (const { server } of servers) assertOwnWords(server.output());
  });
  const available = storages.filter((storage) => storage !== "postgres" || maintenanceUrl);
  /** Starts all servers when the first one is needed, because starting is mostly waiting. */
  function start(): void {
    for (const storage of available) {
      const laurel = startLaurel({ ...options, storage });
      // The test that awaits this server gets the error.
      laurel.catch(() => {});
      running.set(storage, laurel);
    }
  }
  return (name, test, on = storages) => {
    for (const storage of on) {
      const isMissing = storage === "postgres" && !maintenanceUrl;
      const title = storages.length > 1 ? `${name} [${storage}]` : name;
      Deno.test({
        name: isMissing ? `${title} [left out: LAUREL_TEST_DATABASE_URL is not set]` : title,
        ignore: isMissing,
        // The server outlives the test that needs it first.
        sanitizeOps: false,
        sanitizeResources: false,
        async fn(t) {
          if (running.size === 0) start();
          await test(await running.get(storage)!, t);
        },
      });
    }
  };
}
