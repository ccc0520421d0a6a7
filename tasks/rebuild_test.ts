import { assertEquals, assertMatch } from "@std/assert";
import { onPostgres } from "@/testing/database.ts";
import {
  addAgents,
  eventOf,
  HISTORY_NOW,
  HISTORY_ZONE,
  randomNumbers,
  randomSpecs,
} from "@/testing/histories.ts";
import { startChild } from "@/testing/process.ts";
import { openErrorReport } from "@/services/platform/errors.ts";
import { openLog } from "@/services/platform/log.ts";
import { openTelemetry } from "@/services/platform/telemetry.ts";
import { openRewards } from "@/services/rewards/mod.ts";

/** Runs `deno task rebuild` on a database. */
async function run(databaseUrl: string, ...args: string[]) {
  const child = startChild({
    command: Deno.execPath(),
    args: ["run", "-P=start", "tasks/rebuild.ts", ...args],
    env: { PORT: "8123", NO_COLOR: "1", DATABASE_URL: databaseUrl },
  });
  const { code } = await child.exited;
  await child.stop();
  return { code, output: child.output() };
}

onPostgres(
  "rebuild task - it reports differences with exit code 1, and repairs them",
  async (database) => {
    const { db } = database;
    await addAgents(db, "", 4);
    const log = openLog("error", () => {});
    const rewards = await openRewards({
      database,
      clock: () => HISTORY_NOW,
      timeZone: HISTORY_ZONE,
      achievements: "none",
      reportError: openErrorReport(log, openTelemetry()),
      onCommit: () => {},
    });
    const events = randomSpecs(40, randomNumbers(3)).map((spec, index) => eventOf(spec, index));
    await rewards.ingest(events, { keyId: null, createsAgents: true });
    const task = (...args: string[]) => run(database.databaseUrl!, ...args);

    const clean = await task("--check");
    assertEquals(clean.code, 0, clean.output);
    assertMatch(
      clean.output,
      /Compared \d+ agents with 40 events: everything agrees with the log\./,
    );

    await db.updateTable("agent_rewards").set({ level: 42 }).where("total_points", ">", 0)
      .execute();
    const found = await task("--check");
    assertEquals(found.code, 1, found.output);
    assertMatch(
      found.output,
      /agent_rewards: agent agent-\d+, totals: level is 42, expected \d+\./,
    );

    const repaired = await task("--repair");
    assertEquals(repaired.code, 0, repaired.output);
    assertMatch(repaired.output, /Repaired \d+ agents\.[^]*everything agrees/);
  },
);

onPostgres("rebuild task - it requires a mode, and an agent that exists", async (database) => {
  const neither = await run(database.databaseUrl!);
  assertEquals(neither.code, 1);
  assertMatch(neither.output, /Say either --check or --repair/);
  const nobody = await run(database.databaseUrl!, "--check", "--agent", "nobody");
  assertEquals(nobody.code, 1);
  assertMatch(nobody.output, /no agent has the id "nobody"/);
});
