import { assert, assertEquals } from "@std/assert";
import { sql } from "kysely";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { historyQuery } from "@/db/scoring/history.ts";

interface Line {
  readonly type: string;
  readonly event: { readonly source: string; readonly id: string };
  readonly object?: { readonly id: string; readonly url?: string };
}

const PATH = "/agents/ann/history";
const EVENTS = [
  ["call-1", "/dialer", "call_completed", "2026-11-18T10:00:00Z", { objectId: "C_77" }],
  // Berlin's 19th begins at 23:00 UTC of the 18th.
  ["call-2", "/dialer", "call_completed", "2026-11-18T23:30:00Z", {}],
  ["deal-1", "/pipeline", "deal_won", "2026-11-19T10:00:00Z", {
    objectId: 4711,
    objectUrl: "https://crm.example/deals/4711",
    value: 100,
    cycleDays: 3,
  }],
  ["reply-1", "/livechat", "message_response", "2026-11-20T09:00:00Z", {
    objectId: "conversation 9",
    objectUrl: "javascript:alert(1)",
  }],
] as const;

async function withHistory(database: TestDatabase, use: (door: Door) => Promise<void>) {
  await withDoor(database, async (door) => {
    const tool = await door.key("events:write");
    for (const [id, source, type, time, data] of EVENTS) {
      const sent = { id, source, type, time, data, subject: "ann" };
      const { status, body } = await door.ask("POST", "/events", sent, tool);
      assertEquals(status, 200, JSON.stringify(body));
    }
    await use(door);
  });
}

forEachDatabase(
  "history - kind, tool, day and words narrow it, alone and together",
  (database) =>
    withHistory(database, async (door) => {
      const ids = async (query: string) => {
        const { status, body } = await door.ask("GET", `${PATH}?${query}`);
        assertEquals(status, 200, JSON.stringify(body));
        return body.entries.filter(({ event }: Line) => !event.source.startsWith("laurel:"))
          .map(({ event }: Line) => event.id).join(" ");
      };
      assertEquals(await ids(""), "reply-1 deal-1 call-2 call-1");
      assertEquals(await ids("kind=deal_won"), "deal-1");
      assertEquals(await ids("kind=deal_won&kind=message_response"), "reply-1 deal-1");
      assertEquals(await ids("source=/dialer"), "call-2 call-1");
      assertEquals(await ids("source=/dialer&kind=deal_won"), "");
      assertEquals(await ids("from=2026-11-19"), "reply-1 deal-1 call-2");
      assertEquals(await ids("to=2026-11-18"), "call-1");
      assertEquals(await ids("from=2026-11-19&to=2026-11-19"), "deal-1 call-2");
      // The type's name is searched, not only its key, in the reader's language.
      assertEquals(await ids("q=reply"), "reply-1");
      assertEquals(await ids("q=Deal%20WON"), "deal-1");
      assertEquals(await ids("q=4711"), "deal-1");
      assertEquals(await ids("q=c_77"), "call-1");
      // The underscore is no wildcard.
      assertEquals(await ids("q=4_11"), "");
      assertEquals(await ids("q=call%204711"), "");
      const streaks = await door.ask("GET", `${PATH}?kind=daily_streak`);
      assert(streaks.body.entries.length > 0);
      assert(streaks.body.entries.every(({ type }: Line) => type === "daily_streak"));
      const german = await door.ask("GET", `${PATH}?q=Abschluss`, undefined, {
        ...await door.key("read"),
        "accept-language": "de",
      });
      assertEquals(german.body.entries.map(({ event }: Line) => event.id), ["deal-1"]);
    }),
);

forEachDatabase(
  "history - an entry names its object, and links only a safe address",
  (database) =>
    withHistory(database, async (door) => {
      const { body } = await door.ask("GET", PATH);
      const objectOf = (id: string) =>
        body.entries.find(({ event }: Line) => event.id === id).object;
      assertEquals(objectOf("deal-1"), { id: "4711", url: "https://crm.example/deals/4711" });
      assertEquals(objectOf("reply-1"), { id: "conversation 9" });
      assertEquals(objectOf("call-2"), undefined);
    }),
);

forEachDatabase(
  "history - what it can be filtered by is what it has",
  (database) =>
    withHistory(database, async (door) => {
      const { body } = await door.ask("GET", "/agents/ann/history-filters");
      const calls = body.kinds.find(({ type }: { type: string }) => type === "call_completed");
      assertEquals(calls, { type: "call_completed", title: "Call completed", entries: 2 });
      const tools = body.sources.map(({ source }: { source: string }) => source);
      assertEquals(tools.filter((one: string) => one.startsWith("/")), [
        "/dialer",
        "/livechat",
        "/pipeline",
      ]);
      assertEquals((await door.ask("GET", "/agents/nobody/history-filters")).status, 404);
    }),
);

forEachDatabase(
  "history - a wrong filter is refused by its name, and says what to mend",
  (database) =>
    withHistory(database, async (door) => {
      for (
        const [query, path] of [
          ["from=yesterday", "from"],
          ["to=2026-02-30", "to"],
          ["from=2026-11-20&to=2026-11-19", "to"],
          ["kind=", "kind"],
          [Array.from({ length: 51 }, (_, i) => `kind=k${i}`).join("&"), "kind"],
          [`q=${"x".repeat(257)}`, "q"],
          ["source=%00", "source"],
        ]
      ) {
        const { status, body } = await door.ask("GET", `${PATH}?${query}`);
        assertEquals([status, body.code, body.errors[0].path], [422, "validation_failed", path]);
      }
    }),
);

/** Enough that reading all of them would show in the plan. */
const MANY = 50_000;

forEachDatabase(
  "history - a page of 50,000 entries reads little more than a page, and filtered pages join on",
  (database) =>
    withHistory(database, async (door) => {
      const { db } = database;
      await sql`INSERT INTO reward_history (agent_id, points, reason, metadata, event_source,
          event_id, type, rule_version, time, day, board_day)
        SELECT a.id, 5, 'Reply', '{"breakdown": []}', '/livechat', 'many-' || n,
          CASE WHEN n % 10 = 0 THEN 'deal_won' ELSE 'message_response' END, 1,
          t.time, (t.time AT TIME ZONE 'Europe/Berlin')::date, (t.time AT TIME ZONE 'Europe/Berlin')::date
        FROM agents a, generate_series(1, ${MANY}::int) n,
          LATERAL (SELECT timestamptz '2026-11-17T12:00Z' - n * interval '5 minutes' AS time) t
        WHERE a.key = 'ann'`.execute(db);
      await sql`ANALYZE reward_history`.execute(db);
      const agent = await db.selectFrom("agents").select("id").where("key", "=", "ann")
        .executeTakeFirstOrThrow();
      const filter = {
        kinds: ["deal_won"],
        sources: ["/livechat"],
        from: null,
        to: "2026-08-01",
        words: [{ text: "deal", types: ["deal_won"] }],
      };
      for (const one of [undefined, filter]) {
        const page = historyQuery(agent.id, { limit: 51, before: null, filter: one });
        const { rows } = await sql<{ "QUERY PLAN": string }>`EXPLAIN (ANALYZE, TIMING OFF) ${page}`
          .execute(db);
        const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
        assert(plan.includes("idx_reward_history_agent_time"), plan);
        assert(!plan.includes("Seq Scan on reward_history"), plan);
        // Every tenth entry is a deal, so a page of 51 passes over some 460 others, not 45,000.
        const removed = [...plan.matchAll(/Rows Removed by Filter: (\d+)/g)]
          .reduce((sum, [, count]) => sum + Number(count), 0);
        assert(removed < 1_500, plan);
      }
      const seen = new Set<string>();
      let cursor = "";
      let pages = 0;
      do {
        const { body } = await door.ask("GET", `${PATH}?kind=deal_won&limit=200${cursor}`);
        for (const { event } of body.entries as Line[]) seen.add(event.id);
        cursor = body.nextCursor === null ? "" : `&cursor=${body.nextCursor}`;
        pages++;
      } while (cursor !== "");
      assertEquals([seen.size, pages], [MANY / 10 + 1, 26]);
    }),
);
