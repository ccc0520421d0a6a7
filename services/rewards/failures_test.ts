/**
 * Properties P1 and P2: a failure leaves nothing half-written, is tried again, and does not affect
 * other events.
 */
import { delay } from "@std/async/delay";
import { assert, assertEquals } from "@std/assert";
import { type Kysely, sql } from "kysely";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { addAgents, cut, eventOf, randomNumbers, randomSpecs } from "@/testing/histories.ts";
import { withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains, readState } from "@/testing/reward_state.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { contentHash, type IncomingEvent } from "./event.ts";

/**
 * Makes the first insertions into the ledger fail with a statement, also when transactions are
 * rolled back.
 */
async function failFirst(db: Kysely<Schema>, times: number, statement: string): Promise<void> {
  await sql`CREATE SEQUENCE failures`.execute(db);
  await sql.raw(`CREATE FUNCTION fail_first() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF nextval('failures') <= ${times} THEN ${statement}; END IF; RETURN NULL; END $$`).execute(db);
  await sql`CREATE TRIGGER fail_first AFTER INSERT ON reward_history
    FOR EACH STATEMENT EXECUTE FUNCTION fail_first()`.execute(db);
}

async function repairLedger(db: Kysely<Schema>): Promise<void> {
  await sql`DROP TRIGGER fail_first ON reward_history`.execute(db);
  await sql`DROP FUNCTION fail_first`.execute(db);
  await sql`DROP SEQUENCE failures`.execute(db);
}

const specs = randomSpecs(20, randomNumbers(3));
const events = specs.map((spec, index) => eventOf(spec, index));

async function assertNothingStored(db: Kysely<Schema>): Promise<void> {
  const { days, scores, ledger, events } = await readState(db);
  assertEquals({ days, scores, ledger, events }, { days: [], scores: [], ledger: [], events: [] });
  const outbox = await db.selectFrom("outbox").selectAll().execute();
  assertEquals(outbox, []);
}

forEachDatabase(
  "rewards - a serialization failure is retried, and the sender does not notice",
  async (database) => {
    await failFirst(database.db, 2, "RAISE EXCEPTION USING ERRCODE = '40001'");
    await withInstance(database, async ({ ingest }) => {
      const results = await ingest(events);
      assertEquals(results.filter(({ kind }) => kind !== "accepted"), []);
      await assertLedgerExplains(database.db);
    });
    await repairLedger(database.db);
  },
);

forEachDatabase(
  "rewards - an event that keeps failing is refused for now, and nothing of it is stored",
  async (database) => {
    await failFirst(database.db, 1_000, "RAISE EXCEPTION USING ERRCODE = '53100'");
    await withInstance(database, async ({ ingest }) => {
      const refused = await ingest(events);
      for (const result of refused) {
        assertEquals(result.kind === "rejected" && [result.problem.code, result.problem.status], [
          "storage_unavailable",
          503,
        ]);
      }
      await assertNothingStored(database.db);
      await repairLedger(database.db);
      const results = await ingest(events);
      assert(results.every(({ kind }) => kind === "accepted"));
      await assertLedgerExplains(database.db);
    });
  },
);

onPostgres(
  "rewards - a connection that is lost in the middle of a transaction is replaced",
  async (database) => {
    await failFirst(database.db, 1, "PERFORM pg_terminate_backend(pg_backend_pid())");
    await withInstance(database, async ({ ingest }) => {
      const results = await ingest(events);
      assertEquals(results.filter(({ kind }) => kind !== "accepted"), []);
      await assertLedgerExplains(database.db);
    });
  },
);

onPostgres(
  "rewards - lost connections never lose an acknowledged event",
  async (database) => {
    const { databaseUrl } = database;
    const admin = await openDatabase({ databaseUrl, maxConnections: 1 });
    const many = randomSpecs(300, randomNumbers(4)).map((spec, index) => eventOf(spec, index));
    await addAgents(database.db);
    try {
      await withInstance(database, async ({ ingest }) => {
        let isDone = false;
        const cutting = (async () => {
          for (let round = 0; round < 40 && !isDone; round++) {
            await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()`.execute(admin.db);
            await delay(25);
          }
        })();
        const acknowledged: IncomingEvent[] = [];
        // Send a temporarily refused event again, as a sender does.
        await Promise.all(
          cut(many, 10, randomNumbers(5)).map(async (batch) => {
            for (let rest = batch, tries = 0; rest.length > 0; tries++) {
              assert(tries < 100, "the events were never accepted");
              const results = await ingest(rest);
              const refused: IncomingEvent[] = [];
              for (const [index, result] of results.entries()) {
                const event = rest[index]!;
                if (result.kind !== "rejected") acknowledged.push(event);
                else {
                  assertEquals(result.problem.code, "storage_unavailable");
                  refused.push(event);
                }
              }
              rest = refused;
            }
          }),
        );
        isDone = true;
        await cutting;
        assertEquals(acknowledged.length, many.length);
        const { events } = await readState(admin.db);
        assertEquals(events.length, many.length);
        await assertLedgerExplains(admin.db);
      });
    } finally {
      await admin.close();
    }
  },
);

forEachDatabase(
  "rewards - only the impossible event of a batch is refused, the others are scored",
  async (database) => {
    await withInstance(database, async ({ ingest, logged }) => {
      const batch = Array.from({ length: 9 }, (_, index): IncomingEvent => {
        const content = {
          type: "deal_won" as const,
          subject: `agent-${index % 2}`,
          time: Date.parse("2026-11-16T10:00:00Z") + index,
          // The API refuses NUL, because jsonb cannot hold it.
          data: index === 5 ? { note: "\0" } : {},
        };
        const id = `deal-${index}`;
        return { ...content, id, source: "/crm", receivedAt: 0, contentHash: contentHash(content) };
      });
      const results = await ingest(batch);
      assertEquals(results.map(({ kind }) => kind).indexOf("rejected"), 5);
      assertEquals(results.filter(({ kind }) => kind === "accepted").length, 8);
      const bad = results[5]!;
      assertEquals(bad.kind === "rejected" && bad.problem.code, "internal_error");
      assert(logged.some((line) => line.includes(`"id":"deal-5"`)), "the log names the event");
      assertEquals((await readState(database.db)).events.length, 8);
      await assertLedgerExplains(database.db);
    });
  },
);

forEachDatabase(
  "rewards - other content under a used id is a conflict: sent later, in one batch, or at the same time",
  async (database) => {
    const first = events[0]!;
    const other = {
      ...first,
      type: "deal_won" as const,
      contentHash: contentHash({ ...first, type: "deal_won" }),
    };
    const elsewhere = { ...other, source: "/elsewhere" };
    await withInstance(database, async ({ ingest }) => {
      const kinds = (results: Awaited<ReturnType<typeof ingest>>) =>
        results.map((result) => result.kind === "rejected" ? result.problem.code : result.kind);
      assertEquals(kinds(await ingest([first, other, first, elsewhere])), [
        ...["accepted", "event_conflict", "duplicate", "accepted"],
      ]);
      assertEquals(kinds(await ingest([other, first])), ["event_conflict", "duplicate"]);
      // The same id with ten contents at the same time: only one of them is stored, whichever is
      // first.
      const rivals = Array.from({ length: 10 }, (_, index) => {
        const content = { ...first, id: "rival", subject: `agent-${index}` };
        return { ...content, contentHash: contentHash(content) };
      });
      const answers = kinds((await Promise.all(rivals.map((rival) => ingest([rival])))).flat());
      assertEquals(answers.toSorted(), ["accepted", ...Array(9).fill("event_conflict")]);
      await assertLedgerExplains(database.db);
    });
  },
);

onPostgres(
  "rewards - two instances that get one id with two contents at the same time store one of them",
  async (database) => {
    const other = await openDatabase({ databaseUrl: database.databaseUrl });
    try {
      await withInstance(database, (a) =>
        withInstance(other, async (b) => {
          // Makes transactions long enough to overlap.
          await failFirst(database.db, 1_000, "PERFORM pg_sleep(0.02)");
          const codes: string[] = [];
          for (let round = 0; round < 10; round++) {
            const content = { ...events[0]!, id: `twice-${round}`, type: "deal_won" as const };
            const [x, y] = ["agent-1", "agent-2"].map((subject) => ({
              ...content,
              subject,
              contentHash: contentHash({ ...content, subject }),
            }));
            const results = await Promise.all([a.ingest([x!]), b.ingest([y!])]);
            codes.push(
              results.flat().map((one) => one.kind === "rejected" ? one.problem.code : one.kind)
                .toSorted().join(" and "),
            );
          }
          assertEquals([...new Set(codes)], ["accepted and event_conflict"]);
          await assertLedgerExplains(database.db);
        }));
    } finally {
      await other.close();
    }
  },
);

forEachDatabase(
  "rewards - an unknown agent is refused when the key may not create agents",
  async (database) => {
    await withInstance(database, async ({ rewards, ingest }) => {
      await ingest([{ ...events[0]!, subject: "known" }]);
      const unknown = { ...events[1]!, subject: "nobody" };
      const known = { ...events[2]!, subject: "known" };
      const results = await rewards.ingest([unknown, known], { keyId: null, createsAgents: false });
      assertEquals(results.map(({ kind }) => kind), ["rejected", "accepted"]);
      assertEquals(results[0]!.kind === "rejected" && results[0]!.problem.code, "unknown_agent");
      assertEquals((await readState(database.db)).totals.map(({ agent }) => agent), ["known"]);
    });
  },
);
