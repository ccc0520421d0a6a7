/** Which messages become deliveries, for which subscribers, and that each becomes one only once. */
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { sql } from "kysely";
import { openDatabase } from "@/db/postgres/open.ts";
import { getRelayPosition } from "@/db/live/outbox.ts";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import { HISTORY_NOW } from "@/testing/histories.ts";
import { type Instance, openInstance, withInstance } from "@/testing/instance.ts";
import { LENGTH, withWorld } from "@/services/challenges/testdata/challenge_world.ts";
import { deal, settings } from "./testdata/deals.ts";

const HOUR_MILLISECONDS = 3_600_000;

/** Returns the stored deliveries, as `type: text`. */
async function stored({ db }: TestDatabase, endpoint?: string): Promise<string[]> {
  const rows = await db.selectFrom("outgoing_deliveries").select(["type", "body"])
    .$if(endpoint !== undefined, (query) => query.where("endpoint_id", "=", endpoint!))
    .orderBy("id").execute();
  return rows.map(({ type, body }) => {
    const { data, type: inBody } = JSON.parse(body);
    assertEquals(inBody, type);
    const { agent, previous, period, level, achievement, challenge } = data;
    const detail = period
      ? `${period.kind} after ${previous?.id ?? "nobody"}`
      : level ?? achievement?.key ?? challenge?.id;
    return `${type} ${agent.id} ${detail}`;
  });
}

/** Collects the rows relayed so far, without sending anything: no receiver is running. */
async function collect({ relay, webhooks }: Instance): Promise<void> {
  await relay.run();
  await webhooks.runAll();
}

forEachDatabase(
  "webhooks - a subscriber gets each message that it subscribed to once",
  async (database) => {
    await withInstance(database, async (instance) => {
      const { webhooks, ingest } = instance;
      await ingest([deal("aaron", "before")]);
      await instance.relay.run();
      const all = await webhooks.create(settings());
      const levels = await webhooks.create(settings(["level_up"]));
      await ingest([deal("ana", "1")]);
      await collect(instance);
      await collect(instance);
      // She has the same points as Aaron at the same time, so the order of their ids decides.
      assertEquals(await stored(database, all.endpoint.id), ["level_up ana 2"]);
      assertEquals(await stored(database, levels.endpoint.id), ["level_up ana 2"]);

      await ingest([deal("ana", "2")]);
      await collect(instance);
      assertEquals(await stored(database, levels.endpoint.id), ["level_up ana 2"]);
      assertEquals(await stored(database, all.endpoint.id), [
        "level_up ana 2",
        ...["day", "week", "month", "all"].map((kind) =>
          `leaderboard_lead ana ${kind} after aaron`
        ),
      ]);
      const rows = await database.db.selectFrom("outgoing_deliveries").selectAll().execute();
      const level = rows.filter(({ type }) => type === "level_up");
      assertEquals(new Set(level.map((row) => row.message_id)).size, 1);
      assertEquals(new Set(level.map((row) => row.body)).size, 1);
      assertEquals(new Set(rows.map((row) => row.message_id)).size, 5);
      assert(rows.every((row) => /^msg_[\w-]{27}$/.test(row.message_id)));
      // The time of the work, not of its arrival or of sending.
      const times = rows.map((row) => JSON.parse(row.body).timestamp);
      assertEquals(
        new Set(times),
        new Set([new Date(HISTORY_NOW - HOUR_MILLISECONDS).toISOString()]),
      );
    });
  },
);

forEachDatabase(
  "webhooks - a row that cannot be read does not block the others",
  async (database) => {
    await withInstance(database, async (instance) => {
      const { endpoint } = await instance.webhooks.create(settings());
      const odd = [
        { type: "level_up", agent: "ana", team: null, data: {} },
        { type: "leaderboard", agent: null, team: null, data: { changes: [{ scores: null }] } },
      ];
      for (const one of odd) {
        await sql`INSERT INTO outbox (messages) VALUES (${JSON.stringify([one])}::json)`
          .execute(database.db);
      }
      await instance.ingest([deal("ana", "1"), deal("ana", "2")]);
      await collect(instance);
      const messages = await stored(database, endpoint.id);
      assert(messages.includes("level_up ana 2"), `${messages}`);
      const errors = instance.logged.filter((line) => line.includes("cannot be read"));
      assertEquals(errors.length, 2);
    });
  },
);

forEachDatabase(
  "webhooks - a change of the leader is sent once, a growing lead is not",
  async (database) => {
    let now = HISTORY_NOW;
    await withInstance(database, async (instance) => {
      const { webhooks, ingest } = instance;
      const { endpoint } = await webhooks.create(settings(["leaderboard_lead"]));
      const leads = async () => {
        await collect(instance);
        return (await stored(database, endpoint.id)).filter((one) => one.includes(" day "))
          .map((one) => one.replace("leaderboard_lead ", ""));
      };
      await ingest([deal("ana", "1")]);
      const first = ["ana day after nobody"];
      assertEquals(await leads(), first);
      await ingest([deal("ana", "2")]);
      await ingest([deal("ben", "3")]);
      assertEquals(await leads(), first);
      // He has the same points later in the day, so she stays first.
      await ingest([deal("ben", "4", HISTORY_NOW - 60_000)]);
      assertEquals(await leads(), first);
      await ingest([deal("ben", "5"), deal("ben", "6")]);
      const second = [...first, "ben day after ana"];
      assertEquals(await leads(), second);
      // He is hidden: she leads again, and his name is not in the message.
      await instance.people.changeAgent("ben", { hidden: true });
      const third = [...second, "ana day after nobody"];
      assertEquals(await leads(), third);
      await ingest([deal("ben", "7"), deal("ben", "8")]);
      assertEquals(await leads(), third);
      // The next day starts with an empty board.
      now += 12 * HOUR_MILLISECONDS;
      await ingest([deal("cleo", "9", now - 60_000)]);
      assertEquals(await leads(), [...third, "cleo day after nobody"]);
    }, { clock: () => now });
  },
);

forEachDatabase(
  "webhooks - a lead from before the first subscription is not sent",
  async (database) => {
    await withInstance(database, async (instance) => {
      const { webhooks, ingest } = instance;
      const { endpoint } = await webhooks.create(settings(["leaderboard_lead"]));
      await ingest([deal("ana", "1")]);
      await collect(instance);
      await webhooks.disable(endpoint.id);
      await ingest([deal("ben", "2"), deal("ben", "3")]);
      await collect(instance);
      await webhooks.enable(endpoint.id);
      await ingest([deal("ben", "4")]);
      await collect(instance);
      const after = await stored(database);
      assert(after.every((one) => one.includes(" ana ")), after.join());
    });
  },
);

forEachDatabase(
  "webhooks - hidden agents are shown to no other system",
  async (database) => {
    await withInstance(database, async (instance) => {
      const { webhooks, ingest, people } = instance;
      await ingest([deal("ana", "0", HISTORY_NOW - 24 * HOUR_MILLISECONDS)]);
      await people.changeAgent("ana", { hidden: true });
      const slack = await webhooks.create({ ...settings(), format: "slack" });
      const own = await webhooks.create(settings(["level_up"]));
      await ingest([1, 2, 3, 4].map((id) => deal("ana", `${id}`)));
      await ingest([deal("ben", "b")]);
      await collect(instance);
      const shown = await stored(database, slack.endpoint.id);
      assert(shown.length > 0 && shown.every((one) => one.includes(" ben ")), shown.join());
      const messages = await stored(database, own.endpoint.id);
      assertEquals(messages, ["level_up ben 2"]);
    });
  },
);

forEachDatabase(
  "webhooks - a challenge is sent when its winner is final, and only once",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, settle, instance }) => {
      const { endpoint } = await instance.webhooks.create(settings(["challenge_completed"]));
      await create({ title: "Sprint" });
      setTime(LENGTH + 1);
      await work("ann", 3);
      await work("ann", 4);
      await work("ann", 5);
      await collect(instance);
      assertEquals(await stored(database, endpoint.id), []);
      setTime(LENGTH + 12);
      await settle();
      await collect(instance);
      await settle();
      await collect(instance);
      assertEquals(await stored(database, endpoint.id), ["challenge_completed ann sprint"]);
    });
  },
);

forEachDatabase(
  "webhooks - pruned rows are skipped, and the log says so",
  async (database) => {
    await withInstance(database, async (instance) => {
      const { webhooks, ingest, logged } = instance;
      const { endpoint } = await webhooks.create(settings(["level_up"]));
      await ingest([deal("ana", "1")]);
      await instance.relay.run();
      const anas = await getRelayPosition(database.db);
      await database.db.deleteFrom("outbox").execute();
      await ingest([deal("ben", "2")]);
      await collect(instance);
      assertEquals(await stored(database, endpoint.id), ["level_up ben 2"]);
      const warnings = () => logged.filter((line) => line.includes("outbox rows were pruned"));
      assertEquals(warnings().map((line) => JSON.parse(line).missed), [anas]);
      // The same when no row is left.
      const bens = await getRelayPosition(database.db);
      await ingest([deal("cleo", "3")]);
      await instance.relay.run();
      const cleos = await getRelayPosition(database.db) - bens;
      await database.db.deleteFrom("outbox").execute();
      await collect(instance);
      await collect(instance);
      assertEquals(warnings().map((line) => JSON.parse(line).missed), [anas, cleos]);
    });
  },
);

onPostgres(
  "webhooks - instances that collect at the same time create each delivery once",
  async (database) => {
    await withInstance(database, async (instance) => {
      const { endpoint } = await instance.webhooks.create(settings(["level_up"]));
      const other = await openDatabase({ databaseUrl: database.databaseUrl });
      const second = await openInstance(other);
      try {
        const agents = Array.from({ length: 300 }, (_, index) => `agent-${index}`);
        for (let i = 0; i < agents.length; i += 5) {
          await instance.ingest(agents.slice(i, i + 5).map((agent) => deal(agent, agent)));
        }
        await instance.relay.run();
        await Promise.all([1, 2, 3].flatMap(() => [
          ...[instance, second].map(({ webhooks }) => webhooks.runAll()),
        ]));
        const messages = await stored(database, endpoint.id);
        assertEquals(messages.length, 300);
        assertEquals(new Set(messages).size, 300);
      } finally {
        await second.close();
        await other.close();
      }
    });
  },
);

onPostgres("webhooks - a collection that is cut off leaves all or nothing", async (database) => {
  await withInstance(database, async (instance) => {
    const { db } = database;
    const { endpoint } = await instance.webhooks.create(settings(["level_up"]));
    await instance.ingest([deal("ana", "1"), deal("ben", "2")]);
    await instance.relay.run();
    const before = await db.selectFrom("webhook_cursor").select("position").executeTakeFirst();
    await sql`CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$`.execute(db);
    await sql`CREATE TRIGGER cut_off AFTER INSERT ON outgoing_deliveries
      FOR EACH STATEMENT EXECUTE FUNCTION cut_off()`.execute(db);
    const failed = await instance.webhooks.runAll().then(() => null, (error) => error);
    assertNotEquals(failed, null);
    await sql`DROP TRIGGER cut_off ON outgoing_deliveries`.execute(db);
    assertEquals(await stored(database, endpoint.id), []);
    assertEquals(
      await db.selectFrom("webhook_cursor").select("position").executeTakeFirst(),
      before,
    );
    await instance.webhooks.runAll();
    assertEquals(await stored(database, endpoint.id), ["level_up ana 2", "level_up ben 2"]);
  });
});
