/** Who can read what: agents, ledgers, boards (P8), and the API's description of itself. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { BoardEntry } from "@/core/leaderboards/views.ts";
import { addDays } from "@/core/calendars/calendar.ts";
import type { AgentView } from "@/core/agents/views.ts";
import type { Page } from "./support/client.ts";
import { at, event, saturday, workday } from "./support/events.ts";
import { type Laurel, shareLaurel } from "./support/laurel.ts";
import { signIn } from "./support/people.ts";

const laurelTest = shareLaurel(["pglite", "postgres"], {
  people: [
    { email: "amy@e.com", role: "agent", agent: { id: "amy", name: "Amy" }, team: "red" },
    { email: "ben@e.com", role: "agent", agent: { id: "ben", name: "Ben" }, team: "red" },
    { email: "cleo@e.com", role: "agent", agent: { id: "cleo", name: "Cleo" }, team: "blue" },
    { email: "mia@e.com", role: "manager", team: "red" },
  ],
});

laurelTest("agents - the pages of the list contain every agent once, by id", async (laurel) => {
  const ids = Array.from({ length: 13 }, (_, i) => `page-${String(i).padStart(2, "0")}`);
  await laurel.postAll(ids.map((subject) => event({ subject, time: at(saturday()) })));
  const found: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const next: string = cursor ? `&cursor=${cursor}` : "";
    const { body } = await laurel.call<Page<AgentView>>(`/agents?limit=5${next}`);
    assert(body.entries.length <= 5);
    found.push(...body.entries.map(({ id }) => id));
    cursor = body.nextCursor;
  }
  assertEquals(found, [...new Set(found)].sort());
  assertEquals(found.filter((id) => id.startsWith("page-")), ids);
});

laurelTest(
  "history - newest first, every entry once, however long the pages are",
  async (laurel) => {
    // Many events in the same second, sent in random order: the ledger has the order of the work.
    const events = Array.from(
      { length: 40 },
      (_, i) =>
        event({ id: `h-${i}`, subject: "historian", time: at(saturday(), Math.floor(i / 4)) }),
    );
    const order = events.map((_, i) => (i * 7) % 40);
    await laurel.postAll(order.map((i) => events[i]!));
    const all = await laurel.history("historian");
    assertEquals(new Set(all.map(({ event }) => event.id)).size, all.length);
    // This much work earns achievements, whose entries are among the events.
    assertEquals(all.filter(({ type }) => type !== "achievement").length, 40);
    const times = all.map(({ time }) => time);
    assertEquals(times, [...times].sort().reverse());
    for (const limit of [1, 7, 39, 40]) {
      assertEquals(await laurel.history("historian", limit), all, `pages of ${limit}`);
    }
    assert(all.every(({ reason, breakdown }) => reason.length > 0 && breakdown.length > 0));
  },
);

laurelTest("boards - points fall in the period in which the work was done", async (laurel) => {
  const long = addDays(saturday(), -35);
  await laurel.postAll([
    event({ subject: "dated", time: at(long), type: "deal_won" }),
    event({ subject: "dated", time: at(saturday()), type: "csat_received" }),
  ]);
  const points = async (query: string) =>
    (await laurel.board(`${query}&around=dated`)).me?.points ?? null;
  assertEquals(await points(`period=day&at=${long}`), 50);
  assertEquals(await points(`period=day&at=${at(long, 3600)}`), 50);
  assertEquals(await points(`period=week&at=${long}`), 50);
  assertEquals(await points(`period=month&at=${long}`), 50);
  assertEquals(await points(`period=day&at=${saturday()}`), 5);
  assertEquals(await points(`period=day&at=${addDays(long, 1)}`), null);
  assertEquals(await points("period=all"), 55);
  const { period } = await laurel.board(`period=week&at=${saturday()}`);
  assertEquals(period, {
    kind: "week",
    start: addDays(saturday(), -5),
    end: addDays(saturday(), 2),
  });
});

laurelTest(
  "boards - on equal points the agent who reached them first is ahead, and ranks are 1-2-2-4",
  async (laurel) => {
    const day = addDays(saturday(), -7);
    const deal = (subject: string, seconds: number, type = "csat_received") =>
      event({ subject, type, time: at(day, seconds) });
    await laurel.postAll([
      ...[deal("tie-late", 20), deal("tie-top", 5, "deal_won"), deal("tie-early", 10)],
      deal("tie-low", 1, "contact_updated"),
    ]);
    const { entries } = await laurel.board(`period=day&at=${day}`);
    assertEquals(entries.map(({ agent, rank, position }) => [agent.id, rank, position]), [
      ...[["tie-top", 1, 1], ["tie-early", 2, 2], ["tie-late", 2, 3], ["tie-low", 4, 4]],
    ]);
    const around = await laurel.board(`period=day&at=${day}&around=tie-late&limit=1`);
    assertEquals(around.entries.map(({ agent, rank }) => [agent.id, rank]), [["tie-late", 2]]);
    assertEquals(around.me?.agent.id, "tie-late");
  },
);

laurelTest(
  "boards - the pages contain every agent once, in the order of the board",
  async (laurel) => {
    const day = addDays(saturday(), -14);
    await laurel.postAll(
      Array.from({ length: 60 }, (_, i) => event({ subject: `rank-${i % 23}`, time: at(day, i) })),
    );
    const whole = (await laurel.board(`period=day&at=${day}&limit=200`)).entries;
    assertEquals(whole.length, 23);
    const paged: BoardEntry[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const next: string = cursor ? `&cursor=${cursor}` : "";
      const board = await laurel.board(`period=day&at=${day}&limit=4${next}`);
      paged.push(...board.entries);
      cursor = board.nextCursor;
    }
    assertEquals(paged, whole);
  },
);

async function asPerson(laurel: Laurel, email: string) {
  const cookie = await signIn(laurel.url, email);
  // deno-lint-ignore no-explicit-any -- whatever the path answers
  return (path: string) => laurel.call<any>(path, { key: null, headers: { cookie } });
}

laurelTest("authority - an agent sees their own data and the public boards", async (laurel) => {
  await laurel.postAll(["amy", "ben", "cleo"].map((subject) => event({ subject })));
  const get = await asPerson(laurel, "amy@e.com");
  const { entries } = (await get("/agents")).body;
  assertEquals(entries.map(({ id }: AgentView) => id), ["amy"]);
  assertEquals((await get("/agents/amy")).body.team, "red");
  assertEquals((await get("/agents/amy/history")).status, 200);
  for (const path of ["/agents/ben", "/agents/ben/history", "/agents/cleo"]) {
    const answer = await get(path);
    assertEquals([answer.status, answer.body.code], [404, "not_found"]);
  }
  const board = (await get(`/leaderboards?period=day&at=${workday(1)}`)).body;
  assertEquals(board.me.agent.id, "amy");
  assert(board.entries.length >= 3);
});

laurelTest("authority - a manager sees their teams", async (laurel) => {
  await laurel.postAll(["amy", "ben", "cleo"].map((subject) => event({ subject })));
  const get = await asPerson(laurel, "mia@e.com");
  const { entries } = (await get("/agents")).body;
  assertEquals(entries.map(({ id }: AgentView) => id), ["amy", "ben"]);
  assertEquals((await get("/agents/ben/history")).status, 200);
  assertEquals((await get("/agents/cleo")).status, 404);
  assertEquals((await get("/leaderboards")).body.me, null);
});

laurelTest(
  "authority - an admin sees everyone, and signed-in people cannot post events",
  async (laurel) => {
    await laurel.postAll(["amy", "cleo"].map((subject) => event({ subject })));
    const get = await asPerson(laurel, "admin@example.com");
    assertEquals((await get("/agents/amy")).status, 200);
    assertEquals((await get("/agents/cleo/history")).status, 200);
    const cookie = await signIn(laurel.url, "amy@e.com");
    const own = { key: null, headers: { cookie }, body: event({ subject: "amy" }) };
    assertEquals((await laurel.call("/events", own)).status, 401);
  },
);

laurelTest(
  "boards - a team's board contains only the team, with ranks inside the team",
  async (laurel) => {
    const day = addDays(saturday(), -21);
    await laurel.postAll([
      event({ subject: "cleo", type: "deal_won", time: at(day) }),
      event({ subject: "amy", type: "csat_received", time: at(day) }),
      event({ subject: "ben", type: "message_response", time: at(day, 9) }),
    ]);
    const { entries } = await laurel.board(`period=day&at=${day}&team=red`);
    assertEquals(entries.map(({ agent, rank }) => [agent.id, rank]), [["amy", 1], ["ben", 1]]);
    assertEquals((await laurel.board(`period=day&at=${day}&team=none`)).entries, []);
  },
);

laurelTest("health - the server is ready, and its metrics count", async (laurel) => {
  assertEquals((await laurel.call("//healthz", { key: null })).body, { status: "ok" });
  const ready = await laurel.call("//readyz", { key: null });
  assertEquals([ready.status, ready.body.status], [200, "ready"]);
  const count = async () => {
    const { text, headers } = await laurel.call("//metrics", { key: null });
    assertMatch(headers.get("content-type") ?? "", /^text\/plain/);
    return Number(/laurel_events_total\{status="scored"\} (\d+)/.exec(text)?.[1] ?? 0);
  };
  const before = await count();
  await laurel.postAll([event({ subject: "counted" }), event({ subject: "counted" })]);
  assertEquals(await count(), before + 2);
});

laurelTest("answers - they carry the security headers for browsers", async (laurel) => {
  for (const path of ["//sign-in", "//healthz", "/agents"]) {
    const { headers } = await laurel.call(path);
    assertEquals(headers.get("x-content-type-options"), "nosniff");
    assertEquals(headers.get("x-frame-options"), "DENY");
  }
  const policy = (await laurel.call("//sign-in")).headers.get("content-security-policy") ?? "";
  assertMatch(policy, /default-src/);
  assert(!policy.includes("unsafe-inline"), policy);
});
