/**
 * Late, repeated and unordered delivery ends in the same state as perfect delivery (P3, P5, P6).
 */
import { assert, assertEquals } from "@std/assert";
import { RECORDED_TYPES, SCORED_TYPES } from "@/core/events/events.ts";
import type { SentEvent } from "./support/client.ts";
import { at, workday } from "./support/events.ts";
import { type Laurel, maintenanceUrl, startLaurel, type Storage } from "./support/laurel.ts";
import { inParallel, seeded, shuffled } from "./support/random.ts";

const AGENTS = ["ann", "bob", "cid", "dee"];
const DAYS = [12, 11, 10, 9, 8, 7, 6, 4, 3, 2];
const COUNT = 1_000;

/**
 * Two working weeks of four agents, with a gap. Objects, streaks and volumes all matter in them.
 */
function twoWeeks(): SentEvent[] {
  const random = seeded(20261122);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: COUNT }, (_, i) => ({
    specversion: "1.0",
    id: `o-${i}`,
    source: pick(["/livechat", "/dialer"]),
    type: i % 4 === 0 ? "inbound_handled" : pick([...SCORED_TYPES, ...RECORDED_TYPES]),
    subject: pick(AGENTS),
    // Whole minutes, so that some events have the same time.
    time: at(workday(pick(DAYS)), Math.floor(random() * 400) * 60),
    data: {
      responseTime: Math.floor(random() * 240),
      quality: Math.round(random() * 100) / 100,
      accuracy: Math.round(random() * 100) / 100,
      vip: random() < 0.3,
      objectId: `object-${Math.floor(random() * 60)}`,
    },
  }));
}

/** Reads everything that is visible from outside. */
async function stateOf(laurel: Laurel) {
  const agents = await Promise.all(AGENTS.map(async (id) => {
    const history = await laurel.history(id);
    const total = history.reduce((sum, { points }) => sum + points, 0);
    const agent = await laurel.agent(id);
    assertEquals(agent.totalPoints, total, `the ledger of ${id} does not sum up`);
    // Only the ledger ids depend on the order of arrival.
    return { agent, history: history.map(({ id: _, ...entry }) => entry).sort(byEvent) };
  }));
  const boards = await Promise.all(
    ["day", "week", "month", "all"].flatMap((period) =>
      DAYS.map((n) => laurel.board(`period=${period}&at=${workday(n)}`))
    ),
  );
  return { agents, boards };
}

function byEvent(a: { event: { source: string; id: string } }, b: typeof a): number {
  const [left, right] = [a, b].map(({ event }) => `${event.source} ${event.id}`);
  return left! < right! ? -1 : 1;
}

for (const storage of ["pglite", "postgres"] satisfies Storage[]) {
  const isMissing = storage === "postgres" && !maintenanceUrl;
  Deno.test({
    name: `order - shuffled, repeated, concurrent delivery ends like perfect delivery [${storage}]`,
    ignore: isMissing,
    async fn() {
      const events = twoWeeks();
      const perfect = await startLaurel({ storage });
      const jumbled = await startLaurel({ storage }).catch(async (error) => {
        await perfect.stop();
        throw error;
      });
      try {
        // In the order of the work, a few at a time.
        const ordered = [...events].sort((a, b) => String(a.time) < String(b.time) ? -1 : 1);
        for (let i = 0; i < ordered.length; i += 50) {
          await perfect.postAll(ordered.slice(i, i + 50));
        }
        // Everything once or twice, in random order, alone and in batches, eight at a time.
        const random = seeded(7);
        const twice = events.filter(() => random() < 0.5);
        const deliveries = shuffled([...events, ...twice], random);
        const calls: SentEvent[][] = [];
        while (deliveries.length > 0) {
          calls.push(deliveries.splice(0, random() < 0.6 ? 1 : Math.ceil(random() * 60)));
        }
        let scoredFirst = 0;
        await inParallel(calls, 8, async (call) => {
          const results = call.length === 1
            ? [await jumbled.post(call[0]!)]
            : await jumbled.postAll(call);
          assert(results.every(({ status }) => status !== "rejected"), JSON.stringify(results));
          scoredFirst += results.filter(({ status }) => status !== "duplicate").length;
        });
        assertEquals(scoredFirst, COUNT);
        assertEquals(await stateOf(jumbled), await stateOf(perfect));
      } finally {
        await jumbled.stop();
        await perfect.stop();
      }
    },
  });
}
