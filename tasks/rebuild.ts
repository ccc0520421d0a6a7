/**
 * `deno task rebuild`: checks the derived tables against the event log, and repairs them from it.
 */
import { normalizeSubject } from "@/core/identity.ts";
import { readConfig } from "@/config.ts";
import { migrateToLatest } from "@/db/migrate.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { findingText } from "@/services/rebuild/findings.ts";
import { openRebuild, type RebuildReport, UnknownAgent } from "@/services/rebuild/mod.ts";
import { openConfig } from "@/services/rewards/config.ts";
import { readArguments } from "./arguments.ts";
import { checkDirectory, runTask, TaskError } from "./preflight.ts";

const HELP = `Replays the event log and compares the result with every derived table.

  deno task rebuild --check [--agent ID]    changes nothing; exit code 1 when something differs
  deno task rebuild --repair [--agent ID]   repairs what differs from the log, then checks again

Works on DATABASE_URL, or else on the embedded database in LAUREL_DATA_DIR (default: .data). With a
running server it needs PostgreSQL; agents are locked one at a time, and only those that look wrong.`;

const ADVICE = `
Stop the server first: the embedded database serves one process at a time.`;

// deno-lint-ignore no-console
const print = (text: string) => console.log(text);

await runTask(async () => {
  const { values, positionals } = readArguments("rebuild", Deno.args, {
    help: { type: "boolean", short: "h" },
    check: { type: "boolean" },
    repair: { type: "boolean" },
    agent: { type: "string" },
  });
  if (values.help) return print(HELP);
  const { agent, check = false, repair = false } = values;
  if (positionals.length > 0 || check === repair) {
    throw new TaskError(`Say either --check or --repair.\n\n${HELP}`);
  }
  const config = readConfig(Deno.env.toObject());
  checkDirectory(config, ADVICE);
  const { databaseUrl, dataDir } = config;
  const database = await openDatabase({ databaseUrl, dataDir });
  try {
    await migrateToLatest(database.db);
    const rebuild = openRebuild({
      database,
      config: await openConfig(database.db, { achievements: "none" }),
      clock: Date.now,
    });
    const run = {
      agent: agent === undefined ? undefined : normalizeSubject(agent),
      onProgress: (agents: number, events: number) => print(`… ${agents} agents, ${events} events`),
    };
    if (repair) {
      const { repaired } = await rebuild.repair(run);
      print(`Repaired ${repaired} ${repaired === 1 ? "agent" : "agents"}.`);
    }
    const report = await rebuild.check(run);
    tell(report);
    if (report.differences.length > 0) Deno.exitCode = 1;
  } catch (error) {
    if (error instanceof UnknownAgent) {
      throw new TaskError(`${error.message}. Ids are those that integrations send.`);
    }
    throw error;
  } finally {
    await database.close();
  }
});

function tell({ agents, events, differences, wrong, waiting }: RebuildReport): void {
  for (const difference of differences) print(findingText(difference));
  const result = differences.length === 0
    ? "everything agrees with the log."
    : `${wrong} agents differ; the first difference of each table is above.`;
  print(`Compared ${agents} agents with ${events} events: ${result}`);
  if (waiting > 0) {
    print(`${waiting} agents wait to be scored again; check once more when that is done.`);
  }
}
