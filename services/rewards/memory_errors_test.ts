import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";

const COUNTED = 'laurel_internal_errors_total{where="ingest_from_memory"} 1';

const event = (id: string) => ({
  source: "/crm",
  id,
  subject: "ann",
  type: "deal_won",
  time: "2026-11-20T10:00:00Z",
});

/** Lets the next insertion into the ledger fail, once. */
async function failOnce({ db }: TestDatabase, sqlState: string): Promise<void> {
  await sql`CREATE SEQUENCE failures`.execute(db);
  await sql.raw(`CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('failures') = 1 THEN RAISE EXCEPTION USING ERRCODE = '${sqlState}'; END IF;
    RETURN NULL; END $$`).execute(db);
  await sql`CREATE TRIGGER fail_once AFTER INSERT ON reward_history
    FOR EACH STATEMENT EXECUTE FUNCTION fail_once()`.execute(db);
}

async function repairLedger({ db }: TestDatabase): Promise<void> {
  await sql`DROP TRIGGER fail_once ON reward_history`.execute(db);
  await sql`DROP FUNCTION fail_once`.execute(db);
  await sql`DROP SEQUENCE failures`.execute(db);
}

/**
 * Sends an event that is scored from memory while writing fails once; what was logged and counted.
 */
async function sendWhileFailing(database: TestDatabase, sqlState: string) {
  let told = { isCounted: false, level: "" };
  await withDoor(database, async ({ ask, text, instance }) => {
    assertEquals((await ask("POST", "/events", event("first"))).body.status, "scored");
    await failOnce(database, sqlState);
    const { status, body } = await ask("POST", "/events", event("second"));
    await repairLedger(database);
    assertEquals([status, body.status], [200, "scored"], "it was scored the longer way");
    const lines = instance.logged.filter((one) => one.includes("could not be written from memory"));
    assertEquals(lines.length, 1, "the second event is written from memory");
    told = {
      isCounted: (await text("/metrics")).includes(COUNTED),
      level: JSON.parse(lines[0]!).level,
    };
  });
  return told;
}

forEachDatabase(
  "rewards - a bug in scoring from memory is an error, and counted",
  async (database) => {
    assertEquals(await sendWhileFailing(database, "P0001"), { isCounted: true, level: "error" });
  },
);

forEachDatabase("rewards - a conflict in scoring from memory is not counted", async (database) => {
  assertEquals(await sendWhileFailing(database, "40001"), { isCounted: false, level: "debug" });
});
