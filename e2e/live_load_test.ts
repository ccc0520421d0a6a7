/**
 * The live stream under load: a hundred thousand events, while clients of all speeds connect and
 * disconnect. At the end, every client has all messages in order, and the memory that the server
 * uses for them is bounded.
 */
import { delay } from "@std/async/delay";
import { assert, assertEquals } from "@std/assert";
import type { LiveFrame } from "@/core/live/messages.ts";
import { at, event, saturday } from "./support/events.ts";
import { Follower, type Habits } from "./support/follower.ts";
import { KEY, type Laurel, maintenanceUrl, startLaurel } from "./support/laurel.ts";
import { openStream } from "./support/live.ts";
import { signIn } from "./support/people.ts";

const EVENTS = 100_000;
const BATCH = 1_000;
/** With this many agents, 200 events each, no daily limit takes effect. */
const AGENTS = 500;
/**
 * The maximum growth of the process. Most of it is garbage that V8 has not collected yet: without
 * any client, the process grows by about 280 MB in the same time, and with twice as many events it
 * grows by no more than here. `services/live/connections_test.ts` proves to the byte that the queue
 * of each client is bounded.
 */
const MAX_GROWTH_BYTES = 800 * 1024 * 1024;

const KB = 1024;
const HABITS: readonly (readonly [string, Habits])[] = [
  ["fast sse", { transport: "sse", speed: Infinity, breaksAfter: Infinity }],
  ["fast ws", { transport: "ws", speed: Infinity, breaksAfter: Infinity }],
  ["slow sse", { transport: "sse", speed: 300 * KB, breaksAfter: Infinity }],
  ["slow ws", { transport: "ws", speed: 300 * KB, breaksAfter: Infinity }],
  ["sse that breaks", { transport: "sse", speed: Infinity, breaksAfter: 90 * KB }],
  ["ws that breaks", { transport: "ws", speed: Infinity, breaksAfter: 90 * KB }],
  ["slow sse that breaks", { transport: "sse", speed: 200 * KB, breaksAfter: 300 * KB }],
  ["slow ws that breaks", { transport: "ws", speed: 200 * KB, breaksAfter: 300 * KB }],
];

const agentOf = (index: number) => `agent-${index % AGENTS}`;

/** Sends each agent's events in the order of their times. Two senders share the agents. */
async function sendEvents(laurel: Laurel): Promise<void> {
  const day = saturday();
  const send = async (sender: number) => {
    for (let from = sender * BATCH; from < EVENTS; from += 2 * BATCH) {
      const batch = Array.from({ length: BATCH }, (_, offset) => {
        // The first sender has the even agents, the second the odd ones.
        const index = from + offset;
        const place = Math.floor(from / 2) + offset;
        return event({
          id: `load-${index}`,
          source: "/load",
          subject: agentOf(2 * place + sender),
          time: new Date(Date.parse(at(day)) + place * 900).toISOString(),
        });
      });
      const { status, body } = await laurel.call("/events/batch", { body: { events: batch } });
      assertEquals(status, 200);
      for (const result of body.results) assertEquals(result.status, "scored");
    }
  };
  await Promise.all([send(0), send(1)]);
}

/**
 * What a client knows about the points of all agents, from messages and from reading the state
 * again.
 */
class Knowledge {
  readonly totals: Map<string, number>;
  readonly boards: Map<string, number>;
  readonly events = new Set<string>();
  repeated = 0;

  constructor(
    start: ReadonlyMap<string, number>,
    readonly read: () => Promise<ReadonlyMap<string, number>>,
  ) {
    this.totals = new Map(start);
    this.boards = new Map(start);
  }

  async take(frame: LiveFrame): Promise<void> {
    if (frame.type === "sync") {
      for (const [id, points] of await this.read()) {
        this.totals.set(id, points);
        this.boards.set(id, points);
      }
    } else if (frame.type === "points") {
      const { agent, entries } = frame.data;
      this.totals.set(agent.id, agent.totalPoints);
      for (const { type, event } of entries) {
        if (type !== "message_response") continue;
        if (this.events.has(event.id)) this.repeated++;
        this.events.add(event.id);
      }
    } else if (frame.type === "leaderboard") {
      for (const { agent, scores } of frame.data.changes) {
        const all = scores.all?.[0];
        if (all) this.boards.set(agent.id, all.points);
      }
    }
  }
}

async function readTotals(laurel: Laurel): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  let cursor = "";
  do {
    const { body } = await laurel.call(`/agents?limit=200${cursor}`);
    for (const { id, totalPoints } of body.entries) totals.set(id, totalPoints);
    cursor = body.nextCursor === null ? "" : `&cursor=${encodeURIComponent(body.nextCursor)}`;
  } while (cursor !== "");
  return totals;
}

async function residentBytes(laurel: Laurel): Promise<number> {
  const { text } = await laurel.call("//metrics");
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)![1]);
}

/** Opens streams and reads nothing from them. */
async function openIdle(laurel: Laurel, count: number): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const headers = { authorization: `Bearer ${KEY}` };
  const opened = await Promise.all(
    Array.from(
      { length: count },
      () => fetch(`${laurel.url}/api/v1/stream`, { headers, signal: stopping.signal }),
    ),
  );
  return async () => {
    stopping.abort();
    // They were aborted; this only frees the resources.
    for (const { body } of opened) await body!.cancel().catch(() => {});
  };
}

Deno.test({
  name: "live - 100,000 events, and clients of all speeds that reconnect: each gets all, in order",
  ignore: !maintenanceUrl,
  async fn(t) {
    const people = [{
      email: "ann@e.com",
      role: "agent" as const,
      agent: { id: agentOf(7), name: "Ann" },
    }];
    const laurel = await startLaurel({
      storage: "postgres",
      people,
    });
    try {
      const cookie = await signIn(laurel.url, "ann@e.com");
      // Create all agents before, so that the test measures the stream and not the creation of
      // agents.
      await laurel.postAll(
        Array.from(
          { length: AGENTS },
          (_, index) => event({ subject: agentOf(index), time: at(saturday()) }),
        ),
      );
      const start = await positionNow(laurel);
      const everybody = await readTotals(laurel);
      const follow = (name: string, headers: Record<string, string>, habits: Habits) => {
        const knowledge = new Knowledge(everybody, () => readTotals(laurel));
        const target = { url: laurel.url, headers };
        const follower = new Follower(target, habits, start, (frame) => knowledge.take(frame));
        return { name, follower, knowledge, done: follower.follow() };
      };
      const followers = HABITS.map(([name, habits]) =>
        follow(name, { authorization: `Bearer ${KEY}` }, habits)
      );
      followers.push(
        follow("an agent whose connection breaks", { cookie }, {
          transport: "sse",
          speed: Infinity,
          breaksAfter: 60 * KB,
        }),
      );
      const followed = Promise.all(followers.map(({ done }) => done));
      // A follower that fails ends the test at once, and a failing test ends the followers.
      followed.catch(() => {});
      const stopIdle = await openIdle(laurel, 20);
      const before = await residentBytes(laurel);
      let most = before;
      const watch = setInterval(
        async () => most = Math.max(most, await residentBytes(laurel)),
        250,
      );

      await Promise.race([sendEvents(laurel), followed]);
      const totals = await readTotals(laurel);
      const end = await settled(laurel);
      for (const { follower } of followers) follower.finishAt(end);
      await followed;
      clearInterval(watch);
      await stopIdle();

      for (const { name, follower, knowledge } of followers) {
        await t.step(
          `${name}: ${follower.connections} connections, ${follower.syncs} syncs`,
          () => {
            const isOwn = name.startsWith("an agent");
            const expected = isOwn ? [[agentOf(7), totals.get(agentOf(7))]] : [...totals];
            for (const [id, points] of expected as [string, number][]) {
              assertEquals(knowledge.totals.get(id), points, `points of ${id}`);
            }
            for (const [id, points] of totals) {
              assertEquals(knowledge.boards.get(id), points, `${id} on the board`);
            }
            assertEquals(knowledge.repeated, 0, "nothing is announced twice");
            if (follower.syncs === 0 && !isOwn) assertEquals(knowledge.events.size, EVENTS);
            if (follower.habits.breaksAfter === Infinity) assertEquals(follower.connections, 1);
          },
        );
      }
      const grown = most - before;
      await t.step(`memory: the server grew by ${Math.round(grown / KB / KB)} MB at most`, () => {
        assert(grown < MAX_GROWTH_BYTES);
      });
    } finally {
      await laurel.stop();
    }
  },
});

/** Returns the position of a stream that has received everything. */
async function positionNow(laurel: Laurel): Promise<string> {
  const stream = await openStream(laurel.url, { authorization: `Bearer ${KEY}` });
  const marker = await laurel.post(event({ subject: agentOf(0), time: at(saturday()) }));
  await stream.until(({ type, data }) =>
    type === "points" && data.entries[0]?.event.id === marker.id
  );
  await stream.until(({ type }) => type === "leaderboard");
  await stream.close();
  return stream.lastId!;
}

/** Returns the position after which no message waits: it stays the same in repeated reads. */
async function settled(laurel: Laurel): Promise<string> {
  const headers = await adminCookie(laurel);
  for (let last = "", tries = 0; tries < 120; tries++) {
    const { body } = await laurel.call("/desk", { key: null, headers });
    if (body.position === last) return last;
    last = body.position;
    // Longer than the relay ever rests.
    await delay(1_000);
  }
  throw new Error("the stream goes on and on");
}

let admin: Promise<string> | undefined;
async function adminCookie(laurel: Laurel): Promise<Record<string, string>> {
  admin ??= signIn(laurel.url, "admin@example.com", "correct horse battery");
  return { cookie: await admin };
}
