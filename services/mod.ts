import type { Config } from "../config.ts";
import { migrateToLatest } from "@/db/migrate.ts";
import { type Database, openDatabase } from "@/db/postgres/open.ts";
import { openRedis } from "@/db/redis/mod.ts";
import { logCollisions } from "./agents/log_collisions.ts";
import { loadSecret } from "./auth/secret.ts";
import { connect } from "./connect.ts";
import type { Clock } from "@/core/clock.ts";
import { systemClock } from "./platform/clock.ts";
import { type Log, openLog } from "./platform/log.ts";
import type { Services } from "./services.ts";

export const VERSION = "0.1.0";

/**
 * Opens the database (migrated), Redis and everything that works on them.
 * @throws {Error} with a clear message when the database cannot be opened or migrated
 */
export async function openServices(config: Config, clock: Clock = systemClock): Promise<Services> {
  const log = openLog(config.logLevel);
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    maxConnections: config.databaseConnections,
  });
  try {
    await migrate(database, log);
    return await connectTo(database, { config, clock, log });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Runs all new migrations, and logs their notes. */
async function migrate({ db }: Database, log: Log): Promise<void> {
  const applied = await migrateToLatest(db);
  for (const { migrationName, notes } of applied) {
    for (const note of notes) log.warn(note, { migration: migrationName });
  }
  await logCollisions(db, log, applied);
}

/**
 * Opens the services as the configuration says; closing them closes the database and Redis, too.
 */
async function connectTo(
  database: Database,
  { config, clock, log }: {
    readonly config: Config;
    readonly clock: Clock;
    readonly log: Log;
  },
): Promise<Services> {
  const redis = await openRedis({
    ...(config.redisUrl ? { url: config.redisUrl } : {}),
    ...(config.redisRestUrl ? { restUrl: config.redisRestUrl } : {}),
    ...(config.redisRestToken ? { restToken: config.redisRestToken } : {}),
    // deno-lint-ignore laurel/no-uncounted-error -- the callers report the errors that matter
    onError: (error) => log.debug("Redis reports an error", { error }),
  });
  const services = await connect({
    database,
    redis,
    clock,
    log,
    info: {
      sendsMail: config.mail !== undefined,
      isDemo: config.isDemo,
      timeZone: config.timeZone,
      version: VERSION,
      publicUrl: config.publicUrl,
    },
    secret: await loadSecret({ secret: config.secret, dataDir: config.dataDir, database }),
    signInProviders: config.signInProviders,
    achievements: "default",
    boardRanks: config.boardRanks,
    hasBackgroundWork: true,
    mail: config.mail,
    push: config.push,
    webhooks: { allowPrivate: config.webhooksAllowPrivate },
  });
  if (config.bootstrapKey) await services.keys.ensureBootstrapKey(config.bootstrapKey);
  return {
    ...services,
    async close() {
      await services.close();
      await redis.close();
      await database.close();
    },
  };
}
