import { delay } from "@std/async/delay";
import { assertEquals, assertRejects } from "@std/assert";
import { runSimulation } from "./run.ts";
import { openSender, type Sender, type Sent } from "./sender.ts";
import { type DueEvent, simulateStream } from "./stream.ts";
import { count, describe, newTally, percentile } from "./tally.ts";
import { simulatedAgents } from "./team.ts";

const events = (from: number): Iterator<DueEvent> =>
  simulateStream({ seed: 7, agents: simulatedAgents(3), from, rate: 100, name: "run" });

/** Starts a server that gives every event the same answer, and a sender to it. */
async function against(
  answer: () => Response,
  use: (sender: Sender, ids: readonly string[]) => Promise<void>,
): Promise<void> {
  const ids: string[] = [];
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      ids.push((await request.json() as { id: string }).id);
      return answer();
    },
  );
  try {
    await use(openSender({ url: `http://127.0.0.1:${server.addr.port}`, key: "k" }), ids);
  } finally {
    await server.shutdown();
  }
}

const stored = () => Response.json({ status: "scored", points: 5 });
const STORED: Sent = { kind: "stored", points: 5, milliseconds: 2 };
const never = () => new AbortController().signal;

Deno.test("run - sends as many events as the limit says, and counts them", () =>
  against(stored, async (sender, ids) => {
    const tally = await runSimulation({
      events: events(Date.now() - 3_600_000),
      sender,
      signal: never(),
      limit: 30,
    });
    assertEquals([tally.sent, tally.scored, tally.points, tally.errors], [30, 30, 150, 0]);
    assertEquals(new Set(ids).size, 30);
  }));

Deno.test("run - an event that is not due is not sent, and the signal ends the wait", () =>
  against(stored, async (sender, ids) => {
    const controller = new AbortController();
    const running = runSimulation({
      events: events(Date.now() + 3_600_000),
      sender,
      signal: controller.signal,
    });
    await delay(50);
    controller.abort();
    assertEquals((await running).sent, 0);
    assertEquals(ids, []);
  }));

Deno.test("run - the callback for answers can end the run", () =>
  against(() => Response.json({ detail: "no such key" }, { status: 401 }), async (sender) => {
    const running = runSimulation({
      events: events(Date.now() - 3_600_000),
      sender,
      signal: never(),
      onSent: (_, tally) => {
        if (tally.errors === 3) throw new Error("enough");
      },
    });
    await assertRejects(() => running, Error, "enough");
  }));

Deno.test("tally - recorded events earn nothing, and the newest error is stored", () => {
  const tally = newTally();
  count(tally, STORED);
  count(tally, { kind: "stored", points: 0, milliseconds: 12 });
  count(tally, { kind: "failed", detail: "gone" });
  count(tally, { kind: "refused", status: 422, detail: "odd" });
  assertEquals(describe(tally), "4 sent, 1 scored, 2 errors, p50 2.0 ms, p99 12 ms");
  assertEquals([tally.recorded, tally.lastError], [1, "422: odd"]);
  assertEquals(describe(newTally()), "0 sent, 0 scored, 0 errors, p50 -, p99 -");
});

Deno.test("tally - a percentile is a value that this share of values does not exceed", () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  assertEquals([0.5, 0.99, 1, 0].map((share) => percentile(values, share)), [50, 99, 100, 1]);
  assertEquals(percentile([], 0.5), null);
});
