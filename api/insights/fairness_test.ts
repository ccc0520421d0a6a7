/** The fairness watch over the API: findings, who sees them, decisions and what agents read. */
import { assertEquals, assertMatch } from "@std/assert";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Setup {
  readonly amy: Who;
  readonly manager: Who;
  readonly others: Who;
  readonly admin: Who;
  /** The manager of the red team who is also the agent "boss" in it. */
  readonly boss: Who;
}

async function setUp(door: Door): Promise<Setup> {
  const { db } = door.instance.database;
  for (const id of ["red", "blue"]) await door.ask("POST", "/admin/teams", { id, name: id });
  for (const [id, team] of [["amy", "red"], ["boss", "red"], ["cleo", "blue"]]) {
    await door.ask("POST", "/admin/agents", { id, name: id, team });
  }
  const rowOf = async (table: "agents" | "teams", key: string) =>
    (await db.selectFrom(table).select("id").where("key", "=", key).executeTakeFirstOrThrow()).id;
  const red = await rowOf("teams", "red");
  const setup = {
    amy: await door.person("agent", { rowId: await rowOf("agents", "amy") }),
    boss: await door.person("manager", { rowId: await rowOf("agents", "boss") }, [red]),
    manager: await door.person("manager", undefined, [red]),
    others: await door.person("manager", undefined, [await rowOf("teams", "blue")]),
    admin: await door.person("admin"),
  };
  await db.updateTable("sessions").set({ expires_at: new Date("2030-01-01") }).execute();
  return setup;
}

interface Sent {
  readonly type: string;
  readonly data?: object;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

let sent = 0;

/** Sends events of an agent. @returns their ids */
async function send(door: Door, subject: string, events: readonly Sent[]): Promise<string[]> {
  const batch = events.map((event) => ({
    ...event,
    id: `e-${++sent}`,
    source: "/crm",
    subject,
    time: new Date(event.time).toISOString(),
  }));
  const { body } = await door.ask("POST", "/events/batch", { events: batch });
  for (const { status } of body.results) {
    assertEquals(["scored", "recorded"].includes(status), true);
  }
  return batch.map(({ id }) => id);
}

const burst = (start: number, count = 40) =>
  Array.from({ length: count }, (_, index) => ({
    type: "contact_updated",
    data: { objectId: `c-${start}-${index}` },
    time: start + index * 1_000,
  }));

/** Lets the job look at what was sent. */
async function watch(door: Door): Promise<void> {
  await door.instance.jobs.runAll();
  door.now += 2 * MINUTE;
  await door.instance.jobs.runAll();
}

async function list(door: Door, who: Who, query = "") {
  const { status, body } = await door.ask("GET", `/insights/fairness?${query}`, undefined, who);
  assertEquals(status, 200);
  return body.entries;
}

const decide = (door: Door, who: Who, id: number, more: object = {}) =>
  door.ask("POST", `/insights/fairness/${id}/decision`, {
    decision: "fine",
    reason: "It was an import.",
    ...more,
  }, who);

forEachDatabase("fairness - each detector points at its work", async (database) => {
  await withDoor(database, async (door) => {
    const { manager } = await setUp(door);
    const morning = door.now - 120 * MINUTE;
    await send(door, "amy", burst(morning));
    await send(
      door,
      "amy",
      Array.from({ length: 10 }, (_, index) => ({
        type: "message_response",
        data: { responseTime: 1 },
        time: morning + (index + 1) * 10 * MINUTE,
      })),
    );
    await send(
      door,
      "amy",
      Array.from({ length: 5 }, (_, index) => ({
        type: "deal_stage_changed",
        data: index % 2 === 0
          ? { objectId: "d-1", from: "lead", to: "offer" }
          : { objectId: "d-1", from: "offer", to: "lead" },
        time: morning + index * MINUTE,
      })),
    );
    const taken = await send(door, "boss", burst(morning, 5));
    for (const id of taken) await door.ask("DELETE", `/events/%2Fcrm/${id}`);
    await watch(door);
    const found = await list(door, manager);
    assertEquals(
      found.map(({ agent, kind }: { agent: { id: string }; kind: string }) => [agent.id, kind])
        .sort(),
      [["amy", "burst"], ["amy", "fast_replies"], ["amy", "ping_pong"], ["boss", "self_reversal"]],
    );
    const { id } = found.find(({ kind }: { kind: string }) => kind === "burst");
    const { body } = await door.ask("GET", `/insights/fairness/${id}`, undefined, manager);
    assertEquals(body.numbers, { value: 40, threshold: 40, own: null, peers: null, events: 40 });
    assertEquals(body.evidence.length, 40);
    assertEquals(body.evidence[0].time, new Date(morning).toISOString());
    assertEquals(body.finding.from, new Date(morning).toISOString());
    assertMatch(body.finding.sentence, /^40 paid events within five minutes/);
    assertEquals(body.days.at(-1).value, 40);
    assertEquals((await list(door, manager, "kind=ping_pong")).length, 1);
    assertEquals((await list(door, manager, "search=bos")).length, 1);
    assertEquals((await list(door, manager, "state=decided")).length, 0);
    const first = await door.ask("GET", "/insights/fairness?limit=3", undefined, manager);
    const rest = await list(door, manager, `limit=3&cursor=${first.body.nextCursor}`);
    assertEquals([...first.body.entries, ...rest], found);
  });
});

forEachDatabase(
  "fairness - managers see their teams, and nobody decides alone",
  async (database) => {
    await withDoor(database, async (door) => {
      const { amy, manager, others, admin, boss } = await setUp(door);
      await send(door, "amy", burst(door.now - 60 * MINUTE));
      await send(door, "boss", burst(door.now - 60 * MINUTE));
      await watch(door);
      const all = await list(door, admin);
      assertEquals([all.length, (await list(door, manager)).length], [2, 2]);
      assertEquals(await list(door, others), []);
      assertEquals((await door.ask("GET", "/insights/fairness", undefined, amy)).status, 403);
      const idOf = (agent: string) =>
        all.find((one: { agent: { id: string } }) => one.agent.id === agent).id;
      const path = `/insights/fairness/${idOf("amy")}`;
      assertEquals((await door.ask("GET", path, undefined, others)).status, 404);
      assertEquals((await decide(door, others, idOf("amy"))).status, 404);
      assertEquals((await decide(door, amy, idOf("amy"))).status, 403);
      const own = await decide(door, boss, idOf("boss"));
      assertEquals([own.status, own.body.code], [403, "own_finding"]);
      const { body } = await door.ask("GET", `/insights/fairness/${idOf("boss")}`, undefined, boss);
      assertEquals(body.finding.mayDecide, false);
      assertEquals((await decide(door, boss, idOf("amy"))).status, 200);
      for (const reason of ["", "  ", "x".repeat(501)]) {
        const { status, body } = await decide(door, manager, idOf("boss"), { reason });
        assertEquals([status, body.errors[0].path], [422, "reason"]);
      }
      const wrong = await decide(door, manager, idOf("boss"), { decision: "punish" });
      assertEquals([wrong.status, wrong.body.errors[0].path], [422, "decision"]);
      assertEquals((await decide(door, manager, 999_999)).status, 404);
    });
  },
);

forEachDatabase("fairness - a decision is told, kept, and made once", async (database) => {
  await withDoor(database, async (door) => {
    const { amy, manager, boss, admin } = await setUp(door);
    const morning = door.now - 60 * MINUTE;
    const ids = await send(door, "amy", burst(morning));
    await watch(door);
    const [{ id, revision }] = await list(door, manager);
    const more = {
      decision: "talked",
      reason: "  We talked  about it.",
      expectedRevision: revision,
    };
    const decided = await decide(door, manager, id, more);
    assertEquals(decided.status, 200);
    assertEquals(decided.body.finding.state, "decided");
    const second = await decide(door, boss, id, { expectedRevision: revision });
    assertEquals([second.status, second.body.code], [409, "edit_conflict"]);
    const notes = await door.ask("GET", "/me/notes", undefined, amy);
    assertEquals(notes.body.entries.length, 1);
    const [note] = notes.body.entries;
    assertEquals([note.kind, note.decision, note.reason], [
      "burst",
      "talked",
      "We talked about it.",
    ]);
    assertMatch(note.by, /^person-/);
    assertEquals((await door.ask("GET", "/me/notes", undefined, admin)).body.entries, []);
    const { db } = door.instance.database;
    const messages = (await db.selectFrom("outbox").select("messages").execute())
      .flatMap(({ messages }) => messages as { type: string; data: { kind?: string } }[]);
    assertEquals(messages.filter(({ data }) => data.kind === "work_noted").length, 1);
    const audit = await door.ask("GET", "/admin/audit?action=fairness.decide");
    assertEquals(
      audit.body.entries.map(({ outcome }: { outcome: string }) => outcome),
      ["refused", "done"],
    );

    // The same work is not listed again, also when it is looked at again.
    await send(door, "amy", [{ type: "deal_won", time: morning + 30 * MINUTE }]);
    door.now += 10 * MINUTE;
    await watch(door);
    assertEquals(await list(door, manager), []);
    // New evidence opens it again, with the decision that was made.
    await send(door, "amy", burst(morning + 60_000, 3));
    door.now += 10 * MINUTE;
    await watch(door);
    const [again] = await list(door, manager);
    assertEquals([again.id, again.decision.decision, again.state], [id, "talked", "open"]);
    assertEquals((await decide(door, manager, id)).body.decisions.length, 2);
    // What was taken back is no evidence any more; a decided finding stays.
    for (const one of ids) await door.ask("DELETE", `/events/%2Fcrm/${one}`);
    door.now += 10 * MINUTE;
    await watch(door);
    assertEquals((await list(door, manager, "state=decided")).length, 1);
  });
});

forEachDatabase(
  "fairness - an open finding goes when its work was taken back",
  async (database) => {
    await withDoor(database, async (door) => {
      const { manager } = await setUp(door);
      const ids = await send(door, "amy", burst(door.now - 60 * MINUTE));
      await watch(door);
      const [{ id }] = await list(door, manager, "kind=burst");
      for (const one of ids.slice(0, 3)) {
        const event = { source: "/crm", id: one };
        const { status } = await door.ask(
          "POST",
          "/reversals",
          { event, reason: "Double." },
          manager,
        );
        assertEquals(status, 200);
      }
      door.now += 10 * MINUTE;
      await watch(door);
      assertEquals(await list(door, manager), []);
      const gone = await door.ask("GET", `/insights/fairness/${id}`, undefined, manager);
      assertEquals(gone.status, 404);
    });
  },
);

forEachDatabase("fairness - far ahead of peers, with the days of both", async (database) => {
  await withDoor(database, async (door) => {
    const { manager } = await setUp(door);
    for (const id of ["p1", "p2", "p3", "p4"]) {
      await door.ask("POST", "/admin/agents", { id, name: id, team: "red" });
    }
    const today = door.now - 4 * 60 * MINUTE;
    const hours = (start: number, types: number) =>
      [0, 1, 2].flatMap((hour) =>
        Array.from({ length: types }, (_, index) => ({
          type: "call_completed",
          data: {},
          time: start + hour * 60 * MINUTE + index * 10 * MINUTE,
        }))
      );
    // Four peers on five days: 15 points an hour. Amy today: 90.
    for (const id of ["p1", "p2", "p3", "p4"]) {
      for (let day = 1; day <= 5; day++) await send(door, id, hours(today - day * DAY, 1));
    }
    await send(door, "amy", hours(today, 6));
    await watch(door);
    const found = await list(door, manager);
    assertEquals(found.map(({ kind }: { kind: string }) => kind), ["points_per_hour"]);
    const { body } = await door.ask(
      "GET",
      `/insights/fairness/${found[0].id}`,
      undefined,
      manager,
    );
    assertEquals([body.numbers.value, body.numbers.peers], [90, 15]);
    assertEquals(body.numbers.threshold, 15 + 5 * 1.5);
    assertEquals(body.days.at(-2), { day: "2026-11-19", value: null, peers: 15 });
    assertEquals(body.days.at(-1), { day: "2026-11-20", value: 90, peers: null });
  });
});
