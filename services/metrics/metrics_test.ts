import { assert, assertEquals, assertRejects } from "@std/assert";
import { findAgent } from "@/db/agents/agents.ts";
import { breakTable } from "@/testing/break_table.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { printErrors } from "@/testing/error_report.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { openMetrics } from "./mod.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Sends an event at the current time of the test's clock, or a number of days earlier. */
async function send(
  door: Door,
  type: string,
  data: Record<string, unknown> = {},
  { subject = "ann", daysAgo = 0, source = "/tool", id = crypto.randomUUID() as string } = {},
): Promise<string> {
  const time = new Date(door.now - daysAgo * DAY).toISOString();
  const { status, body } = await door.ask("POST", "/events", {
    id,
    source,
    type,
    subject,
    time,
    data,
  });
  assertEquals(status, 200, JSON.stringify(body));
  door.now += 1_000;
  return id;
}

async function metricsOf(door: Door, agent = "ann", query = "", who?: Who) {
  const path = `/agents/${agent}/metrics${query}`;
  const { status, body } = await door.ask("GET", path, undefined, who);
  assertEquals(status, 200, JSON.stringify(body));
  return body;
}

/** Returns the value, numerator and denominator of a metric over the last 30 days. */
async function metric(door: Door, key: string, agent = "ann", query = "") {
  const { metrics } = await metricsOf(door, agent, query);
  // deno-lint-ignore no-explicit-any -- an answer
  const { value, numerator, denominator } = metrics.find((one: any) => one.key === key);
  return [value, numerator, denominator];
}

/**
 * Lets time pass, so that the background job measures also the days that it measured a moment ago.
 */
async function passTime(door: Door): Promise<void> {
  door.now += 6 * MINUTE;
  await door.instance.jobs.runAll();
}

forEachDatabase(
  "metrics - an event is in the numbers of the next request",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "message_response", { responseTime: 30, quality: 0.9 });
      assertEquals(await metric(door, "chat_response_time"), [30, 30, 1]);
      await send(door, "message_response", { responseTime: 90, quality: 0.5 });
      assertEquals(await metric(door, "chat_response_time"), [60, 120, 2]);
      assertEquals(await metric(door, "chat_response_within_60"), [0.5, 1, 2]);
      assertEquals(await metric(door, "chat_message_quality"), [0.7, 1.4, 2]);
      assertEquals(await metric(door, "dialer_calls_completed"), [0, 0, null]);
      assertEquals(await metric(door, "dialer_success_rate"), [null, 0, 0]);
    }),
);

forEachDatabase(
  "metrics - types without points are measured as well",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "call_missed");
      await send(door, "lead_created", { objectId: "l-1" });
      assertEquals(await metric(door, "dialer_success_rate"), [0, 0, 1]);
      assertEquals(await metric(door, "pipeline_leads_created"), [1, 1, null]);
    }),
);

forEachDatabase(
  "metrics - a late event changes the day of the work and the whole period",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "csat_received", { score: 1 });
      await passTime(door);
      await send(door, "csat_received", { score: 0.2 }, { daysAgo: 12 });
      const { metrics } = await metricsOf(door);
      // deno-lint-ignore no-explicit-any -- an answer
      const { value, days } = metrics.find((one: any) => one.key === "chat_csat");
      assertEquals(value, 0.5);
      assertEquals(days, [
        { day: "2026-11-08", value: 0, numerator: 0, denominator: 1 },
        { day: "2026-11-20", value: 1, numerator: 1, denominator: 1 },
      ]);
    }),
);

forEachDatabase(
  "metrics - reversed events do not count, however they were reversed",
  (database) =>
    withDoor(database, async (door) => {
      const ids = [];
      for (const talkTime of [120, 901]) ids.push(await send(door, "call_completed", { talkTime }));
      const missed = await send(door, "call_missed");
      assertEquals(await metric(door, "dialer_success_rate"), [2 / 3, 2, 3]);
      const reverse = (id: string) =>
        send(door, "event_reversed", { reverses: { source: "/tool", id } });
      // Reverse one event without points and one with points.
      await reverse(missed);
      assertEquals(await metric(door, "dialer_success_rate"), [1, 2, 2]);
      await reverse(ids[1]!);
      assertEquals(await metric(door, "dialer_talk_time_total"), [120, 120, null]);
      await reverse(ids[0]!);
      // Reverse an event before it arrives.
      await reverse("to-come");
      await send(door, "call_completed", { talkTime: 300 }, { id: "to-come" });
      const { metrics } = await metricsOf(door);
      // deno-lint-ignore no-explicit-any -- an answer
      assertEquals(metrics.filter((one: any) => one.numerator !== 0 || one.days.length > 0), []);
      const rows = await database.db.selectFrom("agent_metrics_daily").selectAll().execute();
      assertEquals(rows, []);
    }),
);

forEachDatabase(
  "metrics - the outcome of a lead counts on the day it was qualified, even months later and by other agents",
  (database) =>
    withDoor(database, async (door) => {
      const accuracy = () =>
        metric(door, "pipeline_qualification_accuracy", "ann", "?from=2026-11-01&to=2026-11-30");
      await send(door, "lead_qualified", { objectId: "d-1" });
      await send(door, "lead_qualified", { objectId: "d-2" });
      await send(door, "lead_qualified", { objectId: "d-3" });
      await send(door, "deal_won", { objectId: "d-3" }, { source: "/another", subject: "bob" });
      await passTime(door);
      assertEquals(await accuracy(), [null, 0, 0]);
      door.now += 90 * DAY;
      const won = await send(door, "deal_won", { objectId: "d-1" }, { subject: "bob" });
      await send(door, "deal_lost", { objectId: "d-2" }, { subject: "cid" });
      await passTime(door);
      assertEquals(await accuracy(), [0.5, 1, 2]);
      // The later outcome counts. When it is reversed, the earlier one counts again.
      await send(door, "deal_lost", { objectId: "d-1" }, { subject: "bob" });
      await passTime(door);
      assertEquals(await accuracy(), [0, 0, 2]);
      await send(door, "event_reversed", { reverses: { source: "/tool", id: won } });
      await passTime(door);
      assertEquals(await accuracy(), [0, 0, 2]);
      const days = await database.db.selectFrom("agent_days").select("day")
        .where("is_measured", "=", false).execute();
      assertEquals(days, []);
    }),
);

forEachDatabase(
  "metrics - a reversed outcome does not count",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "lead_qualified", { objectId: "d-1" }, { daysAgo: 10 });
      const won = await send(door, "deal_won", { objectId: "d-1" }, { subject: "bob" });
      await passTime(door);
      assertEquals(await metric(door, "pipeline_qualification_accuracy"), [1, 1, 1]);
      await send(door, "event_reversed", { reverses: { source: "/tool", id: won } });
      await passTime(door);
      assertEquals(await metric(door, "pipeline_qualification_accuracy"), [null, 0, 0]);
    }),
);

forEachDatabase(
  "metrics - two days that depend on each other are measured to an end",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "lead_qualified", { objectId: "d-1" }, { daysAgo: 3 });
      await send(door, "deal_won", { objectId: "d-2" }, { daysAgo: 3 });
      await send(door, "lead_qualified", { objectId: "d-2" }, { daysAgo: 5, subject: "bob" });
      await send(door, "deal_won", { objectId: "d-1" }, { daysAgo: 1, subject: "bob" });
      await passTime(door);
      await passTime(door);
      assertEquals(await metric(door, "pipeline_qualification_accuracy"), [1, 1, 1]);
      assertEquals(await metric(door, "pipeline_qualification_accuracy", "bob"), [1, 1, 1]);
      const due = await database.db.selectFrom("agent_days").selectAll()
        .where("is_measured", "=", false).execute();
      assertEquals(due, []);
    }),
);

forEachDatabase(
  "metrics - a follow-up can be completed on any day, by any agent",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "follow_up_due", { objectId: "t-1" }, { daysAgo: 4 });
      await send(door, "follow_up_due", { objectId: "t-2" }, { daysAgo: 4 });
      await passTime(door);
      assertEquals(await metric(door, "dialer_follow_up_completion"), [0, 0, 2]);
      await send(door, "follow_up_completed", { objectId: "t-2", onTime: false }, {
        subject: "bob",
      });
      await passTime(door);
      assertEquals(await metric(door, "dialer_follow_up_completion"), [0.5, 1, 2]);
      assertEquals(await metric(door, "dialer_follow_up_on_time", "bob"), [0, 0, 1]);
    }),
);

forEachDatabase(
  "metrics - first replies and reopened conversations, across days",
  (database) =>
    withDoor(database, async (door) => {
      const response = (responseTime: number, daysAgo: number, subject = "ann") =>
        send(door, "message_response", { objectId: "c-1", responseTime }, { daysAgo, subject });
      await response(100, 2);
      await response(10, 1);
      assertEquals(await metric(door, "chat_first_reply_time"), [100, 100, 1]);
      // A late event shows that somebody else had answered earlier.
      const before = await response(40, 5, "bob");
      await passTime(door);
      assertEquals(await metric(door, "chat_first_reply_time"), [null, 0, 0]);
      assertEquals(await metric(door, "chat_first_reply_time", "bob"), [40, 40, 1]);
      await send(door, "event_reversed", { reverses: { source: "/tool", id: before } });
      await passTime(door);
      assertEquals(await metric(door, "chat_first_reply_time"), [100, 100, 1]);

      await send(door, "conversation_resolved", { objectId: "c-1" }, { daysAgo: 4 });
      await send(door, "conversation_resolved", { objectId: "c-2" }, { daysAgo: 4 });
      await passTime(door);
      assertEquals(await metric(door, "chat_reopened"), [0, 0, 2]);
      await send(door, "conversation_resolved", { objectId: "c-1" }, { subject: "bob" });
      await passTime(door);
      assertEquals(await metric(door, "chat_reopened"), [0.5, 1, 2]);
    }),
);

forEachDatabase(
  "metrics - late contact makes the relationships of later days stronger",
  (database) =>
    withDoor(database, async (door) => {
      const contact = (direction: string, daysAgo: number) =>
        send(door, "contact_activity", { objectId: "p-1", activity: "call", direction }, {
          daysAgo,
        });
      await contact("outbound", 0);
      await passTime(door);
      const strength = async () => (await metric(door, "contacts_relationship_strength"))[0];
      // Recency 1, frequency 1/4, reciprocity 0.
      assertEquals(await strength(), Math.round(1e6 * 1.25 / 3) / 1e6);
      await contact("inbound", 29);
      await passTime(door);
      const { metrics } = await metricsOf(door);
      // deno-lint-ignore no-explicit-any -- an answer
      const { days } = metrics.find((one: any) => one.key === "contacts_relationship_strength");
      // Two days have both directions, the first has only one.
      assertEquals(days.map((one: { numerator: number }) => one.numerator), [
        Math.round(1e6 * 1.25 / 3) / 1e6,
        Math.round(1e6 * 2.5 / 3) / 1e6,
      ]);
      await contact("inbound", 30);
      await passTime(door);
      assertEquals(
        (await metricsOf(door, "ann", "?from=2026-11-20&to=2026-11-20")).metrics
          // deno-lint-ignore no-explicit-any -- an answer
          .find((one: any) => one.key === "contacts_relationship_strength").numerator,
        Math.round(1e6 * 2.5 / 3) / 1e6,
      );
    }),
);

forEachDatabase(
  "metrics - days are the agent's own, the period is thirty of them",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "call_missed");
      await door.ask("PATCH", "/admin/agents/ann", { timeZone: "Pacific/Auckland" });
      const { from, to, timeZone, agent } = await metricsOf(door);
      assertEquals([agent, from, to], ["ann", "2026-10-23", "2026-11-21"]);
      assertEquals(timeZone, "Pacific/Auckland");
      const only = await metricsOf(door, "ann", "?to=2026-03-31");
      assertEquals([only.from, only.to], ["2026-03-02", "2026-03-31"]);
    }),
);

forEachDatabase(
  "metrics - an invalid period is refused",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "call_missed");
      for (
        const [query, path] of [
          ["?from=2026-11-21", "from"],
          ["?from=2025-01-01&to=2026-01-02", "to"],
          ["?from=2026-02-30", "from"],
          ["?to=yesterday", "to"],
          ["?to=9999-12-31", "to"],
        ]
      ) {
        const { status, body } = await door.ask("GET", `/agents/ann/metrics${query}`);
        assertEquals([status, body.errors[0].path], [422, path], query);
      }
      const year = await door.ask("GET", "/agents/ann/metrics?from=2025-01-01&to=2026-01-01");
      assertEquals(year.status, 200);
    }),
);

forEachDatabase(
  "metrics - only viewers who may see the agent's history get them",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      await send(door, "call_missed");
      await send(door, "call_missed", {}, { subject: "bob" });
      const ann = await door.person("agent", { rowId: (await findAgent(db, "ann"))!.rowId });
      const manager = await door.person("manager");
      const status = async (agent: string, who: Who) =>
        (await door.ask("GET", `/agents/${agent}/metrics`, undefined, who)).status;
      assertEquals(await status("ann", ann), 200);
      assertEquals(await status("bob", ann), 404);
      assertEquals(await status("ann", manager), 404);
      assertEquals(await status("ann", await door.person("admin")), 200);
      assertEquals(await status("ann", await door.key("read")), 200);
      assertEquals(await status("ann", await door.key("events:write")), 403);
      assertEquals(await status("ann", {}), 401);
      assertEquals(await status("nobody", await door.key("read")), 404);
    }),
);

forEachDatabase(
  "metrics - everybody who may read gets the definitions",
  (database) =>
    withDoor(database, async (door) => {
      const { status, body } = await door.ask("GET", "/metrics/definitions");
      assertEquals(status, 200);
      const velocity = body.entries.find((one: { key: string }) => one.key === "pipeline_velocity");
      assert(velocity.formula.startsWith("opportunities x average value"));
      const { metrics } = await (async () => {
        await send(door, "call_missed");
        return await metricsOf(door);
      })();
      const keys = (list: readonly { key: string }[]) => list.map((one) => one.key);
      assertEquals(keys(metrics), keys(body.entries));
    }),
);

forEachDatabase(
  "metrics - a long history is measured in turns with other work",
  (database) =>
    withDoor(database, async (door) => {
      for (let daysAgo = 49; daysAgo >= 0; daysAgo--) {
        await send(door, "call_missed", {}, { daysAgo });
      }
      const clock = () => door.now;
      const where = { db: database.db, timeZone: "Europe/Berlin", reportError: printErrors };
      const { step } = openMetrics({ ...where, clock, daysPerTurn: 40 });
      const parts = [];
      for (let i = 0; i < 6; i++) parts.push(await step.run());
      assertEquals(parts, [20, 20, 0, 10, 0, 0]);
      // Days that were just measured wait; new ones do not.
      await send(door, "call_missed");
      await send(door, "call_missed", {}, { subject: "bob" });
      assertEquals([await step.run(), await step.run()], [1, 0]);
      door.now += 6 * MINUTE;
      assertEquals([await step.run(), await step.run()], [1, 0]);
    }),
);

forEachDatabase(
  "metrics - a day that cannot be measured keeps nobody waiting, and is measured later",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      for (const subject of ["ann", "bob", "cid"]) await send(door, "call_missed", {}, { subject });
      const repair = await breakTable(
        db,
        "agent_metrics_daily",
        "(SELECT key FROM agents WHERE id = NEW.agent_id) = 'ann'",
      );
      try {
        await assertRejects(() => door.instance.jobs.runAll(), Error, "broken on purpose");
        assertEquals(door.instance.jobs.failing().get("measure days"), 1);
        const due = await db.selectFrom("agent_days as d").innerJoin(
          "agents as a",
          "a.id",
          "agent_id",
        )
          .select("a.key").where("is_measured", "=", false).execute();
        assertEquals(due, [{ key: "ann" }]);
        // It is not due for a while; until then, requests get the known values.
        await door.instance.jobs.runAll();
        assertEquals(await metric(door, "dialer_calls_missed"), [0, 0, null]);
        assertEquals(await metric(door, "dialer_calls_missed", "bob"), [1, 1, null]);
      } finally {
        await repair();
      }
      door.now += 5_000;
      await door.instance.jobs.runAll();
      assertEquals(door.instance.jobs.failing().get("measure days"), 0);
      assertEquals(await metric(door, "dialer_calls_missed"), [1, 1, null]);
    }),
);
