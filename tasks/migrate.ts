/** `deno task migrate`: migrates the database to the newest version. */
import { readConfig } from "@/config.ts";
import { migrateToLatest } from "@/db/migrate.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { collisionText, newCollisions } from "@/services/agents/log_collisions.ts";
import { readArguments } from "./arguments.ts";
import { checkDirectory, runTask, TaskError } from "./preflight.ts";

const HELP = `Migrates the database to the newest version, and says what was applied.

  deno task migrate

Works on DATABASE_URL, or else on the embedded database in LAUREL_DATA_DIR (default: .data).
\`deno task start\` does the same by itself.`;

const ADVICE = `
A server that is running has migrated the database when it started: there may be nothing to do.`;

// deno-lint-ignore no-console
const print = (text: string) => console.log(text);

await runTask(async () => {
  const { values, positionals } = readArguments("migrate", Deno.args, {
    help: { type: "boolean", short: "h" },
  });
  if (values.help) return print(HELP);
  if (positionals.length > 0) throw new TaskError(`migrate takes no arguments.\n\n${HELP}`);
  const config = readConfig(Deno.env.toObject());
  checkDirectory(config, ADVICE);
  const { databaseUrl, dataDir } = config;
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    const where = databaseUrl
      ? `the database "${new URL(databaseUrl).pathname.slice(1)}" at ${new URL(databaseUrl).host}`
      : `the embedded database in ${dataDir}`;
    const applied = await migrateToLatest(database.db);
    for (const { migrationName, notes } of applied) {
      print(`applied ${migrationName}`);
      for (const note of notes) print(`  ${note}`);
    }
    for await (const collision of newCollisions(database.db, applied)) {
      print(collisionText(collision));
    }
    print(
      applied.length === 0
        ? `Nothing to do: ${where} is at the newest migration.`
        : `Done: ${where} is at the newest migration now.`,
    );
  } finally {
    await database.close();
  }
});
