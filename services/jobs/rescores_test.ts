import { assert, assertEquals, assertRejects } from "@std/assert";
import { type Kysely, sql } from "kysely";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import {
  addAgents,
  eventOf,
  HISTORY_NOW,
  randomNumbers,
  randomSpecs,
  STRICT_FROM,
  STRICT_RULES,
} from "@/testing/histories.ts";
import { type Instance, openInstance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains, readState } from "@/testing/reward_state.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { countQueuedAgents, queueRescores } from "@/db/scoring/rescores.ts";
import { insertRuleSet } from "@/db/rules/rule_sets.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { openJobs } from "./mod.ts";
import { rescoreStep } from "./rescores.ts";

const events = randomSpecs(700, randomNumbers(31)).map((spec, index) => eventOf(spec, index));
const everything = { from: "2026-01-01", to: null };

const jobsOf = ({ rewards }: Instance, db: Kysely<Schema>, clock = () => HISTORY_NOW) =>
  openJobs({
    steps: [rescoreStep({ db, clock, rewards })],
    reportError: () => {},
    hasTimer: false,
  });

/**
 * Applies stricter rules to everything that was scored under the old ones, and queues all agents.
 */
async function tightenRules(instance: Instance): Promise<number> {
  return await instance.rewards.reconfigure(async (trx) => {
    const set = { effectiveFrom: STRICT_FROM, note: "Limits", rules: STRICT_RULES };
    await insertRuleSet(trx, { ...set, createdAt: HISTORY_NOW, publishedBy: null });
    return await queueRescores(trx, { kind: "everybody" }, everything, "rules");
  });
}

/** Returns the state that the same events lead to when the strict rules apply from the start. */
async function expectedState(database: TestDatabase): Promise<unknown> {
  const prefix = "expected-";
  const specs = randomSpecs(700, randomNumbers(31));
  await addAgents(database.db, prefix);
  await withInstance(database, async ({ ingest }) => {
    await ingest(specs.map((spec, index) => eventOf(spec, index, prefix)));
  });
  return await readState(database.db, prefix);
}

/** Returns the state of the agents without the prefix of {@link expectedState}. */
async function actualState({ db }: TestDatabase) {
  return await readState(db, "agent-").then(({ days, ...rest }) => ({ days, ...rest }));
}

forEachDatabase(
  "rescores - queued agents end where scoring from the start ends",
  async (database) => {
    await addAgents(database.db);
    await withInstance(database, async (instance) => {
      await instance.ingest(events);
      const before = await actualState(database);
      const queued = await tightenRules(instance);
      assert(queued > 5);
      const jobs = jobsOf(instance, database.db);
      await jobs.runAll();
      await jobs.close();
      assertEquals(await countQueuedAgents(database.db), 0);
      const after = await actualState(database);
      assert(JSON.stringify(after.totals) !== JSON.stringify(before.totals));
      await assertLedgerExplains(database.db);
    });
    const mine = await actualState(database);
    const expected = await expectedState(database);
    assertEquals(strip(mine, "agent-"), strip(expected, "agent-"));
  },
);

/** Removes the prefix, so that the rows of `agent-1` are equal in both states. */
function strip(state: unknown, prefix: string): unknown {
  return JSON.parse(
    JSON.stringify(state).replaceAll(`"${prefix}`, '"').replaceAll("expected-", ""),
  );
}

forEachDatabase(
  "rescores - levels and achievements of the past are not announced",
  async (database) => {
    await addAgents(database.db);
    await withInstance(database, async (instance) => {
      await instance.ingest(events);
      await instance.relay.run();
      await database.db.deleteFrom("outbox").execute();
      await tightenRules(instance);
      const jobs = jobsOf(instance, database.db);
      await jobs.runAll();
      await jobs.close();
      const rows = await database.db.selectFrom("outbox").select("messages").execute();
      const types = rows.flatMap(({ messages }) => messages as { type: string }[])
        .map(({ type }) => type);
      assert(types.includes("points"));
      assertEquals(types.filter((type) => type === "level_up" || type === "achievement"), []);
    });
  },
);

forEachDatabase(
  "rescores - an agent that cannot be scored does not block the others, and is tried again automatically",
  async (database) => {
    const { db } = database;
    await addAgents(db);
    await withInstance(database, async (instance) => {
      await instance.ingest(events);
      await tightenRules(instance);
      await sql`CREATE FUNCTION refuse_first() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT key FROM agents WHERE id = NEW.agent_id) = 'agent-0'
        THEN RAISE EXCEPTION 'not this one'; END IF; RETURN NEW; END $$`.execute(db);
      await sql`CREATE TRIGGER refuse_first BEFORE INSERT ON reward_history
      FOR EACH ROW EXECUTE FUNCTION refuse_first()`.execute(db);
      let now = HISTORY_NOW;
      const jobs = jobsOf(instance, db, () => now);
      try {
        const failure = await assertRejects(() => jobs.runAll(), Error, "an agent could not");
        assert(String(failure.cause).includes("not this one"), String(failure.cause));
        // Errors of all agents would keep the events of all of them in memory.
        assertEquals("errors" in failure, false);
        assertEquals(await countQueuedAgents(db), 1);
        assertEquals([...jobs.failing()], [["rescore", 1]]);
        // Not yet: its next try is due in five seconds.
        await jobs.runAll();
      } finally {
        await sql`DROP TRIGGER refuse_first ON reward_history`.execute(db);
        await sql`DROP FUNCTION refuse_first`.execute(db);
      }
      now += 5_000;
      await jobs.runAll();
      await jobs.close();
      assertEquals(await countQueuedAgents(db), 0);
      assertEquals([...jobs.failing()], [["rescore", 0]]);
      await assertLedgerExplains(db);
    });
  },
);

onPostgres(
  "rescores - two instances share the work, and each agent is done once",
  async (database) => {
    const { db, databaseUrl } = database;
    await addAgents(db);
    await withInstance(database, async (instance) => {
      await instance.ingest(events);
      await tightenRules(instance);
      const other = await openDatabase({ databaseUrl });
      try {
        await withInstance(other, async (second) => {
          const both = [jobsOf(instance, db), jobsOf(second, other.db)];
          await Promise.all(both.map((jobs) => jobs.runAll()));
          await Promise.all(both.map((jobs) => jobs.close()));
        });
      } finally {
        await other.close();
      }
      assertEquals(await countQueuedAgents(db), 0);
      await assertLedgerExplains(db);
    });
    assertEquals(
      strip(await actualState(database), "agent-"),
      strip(await expectedState(database), "agent-"),
    );
  },
);

onPostgres(
  "rescores - when an instance is killed halfway, another one continues",
  async (database) => {
    const { db, databaseUrl } = database;
    await addAgents(db);
    await withInstance(database, async (instance) => {
      await instance.ingest(events);
      const queued = await tightenRules(instance);
      // The third agent's transaction kills its own connection, after it has written some rows.
      await sql`CREATE SEQUENCE written`.execute(db);
      await sql`CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('written') >= 3 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
      RETURN NULL; END $$`.execute(db);
      await sql`CREATE TRIGGER cut_off AFTER INSERT ON reward_history
      FOR EACH STATEMENT EXECUTE FUNCTION cut_off()`.execute(db);
      const dying = await openDatabase({ databaseUrl });
      const first = await openInstance(dying);
      const jobs = jobsOf(first, dying.db);
      await assertRejects(() => jobs.runAll());
      await jobs.close();
      await first.close();
      await dying.close();
      await sql`DROP TRIGGER cut_off ON reward_history`.execute(db);
      await sql`DROP FUNCTION cut_off`.execute(db);
      await sql`DROP SEQUENCE written`.execute(db);
      const left = await countQueuedAgents(db);
      assert(left > 0 && left < queued, `${left} of ${queued} left`);
      await assertLedgerExplains(db);

      const next = jobsOf(instance, db);
      await next.runAll();
      await next.close();
      assertEquals(await countQueuedAgents(db), 0);
      await assertLedgerExplains(db);
    });
    assertEquals(
      strip(await actualState(database), "agent-"),
      strip(await expectedState(database), "agent-"),
    );
  },
);
