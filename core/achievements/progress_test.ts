/**
 * Sums of fields are exact: in any order of events, for any size, and after events were taken back.
 */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { achievementSchema, compileAchievements } from "./achievements.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import { type AgentProgress, countEvent, NO_PROGRESS, walkProgress } from "./progress.ts";

const PAID = { status: "scored", points: 50, reason: null };

const TARGET = 1_000_000_000;
const BOOK = compileAchievements([achievementSchema.parse({
  key: "money",
  family: "money",
  title: "Money",
  description: "",
  category: "pipeline",
  icon: "star",
  tier: 1,
  points: 10,
  target: TARGET,
  metric: { events: ["deal_won"], measure: { kind: "sum", field: "value" } },
})]);

/** One event: its day, its value, and whether it is taken back later. */
interface Deal {
  readonly day: Day;
  readonly value: number;
  readonly isReversed: boolean;
}

const deal: fc.Arbitrary<Deal> = fc.record({
  day: fc.constantFrom("2026-11-18", "2026-11-19", "2026-11-20"),
  value: fc.oneof(
    fc.constantFrom(1, 0.5, 0.1, 0.2, -0, -1, 1e-320, 1e12, 2 ** 53, 2 ** 53 + 2, 1e308, -1e308),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: 1, max: 2 * TARGET }),
  ),
  isReversed: fc.boolean(),
});

/** Keeps the counts per day and in total, like an agent's rows in the database. */
class Store {
  readonly days = new Map<Day, Deal[]>();
  progress: AgentProgress = NO_PROGRESS;

  /** Counts a day again with other events, using only what is stored. */
  count(day: Day, deals: readonly Deal[]) {
    const stored = [...this.days.keys()].filter((one) => one >= day).sort();
    const states = stored.map((one) => ({ day: one, state: this.#stateOf(one) }));
    const walk = walkProgress(this.progress, states, day, BOOK);
    this.days.set(day, [...deals]);
    for (const one of [...new Set([day, ...stored])].sort()) {
      walk.before(one);
      walk.add(one, this.#stateOf(one));
    }
    this.progress = JSON.parse(JSON.stringify(walk.result()));
  }

  #stateOf(day: Day) {
    const counts: Record<string, number> = {};
    const before = { totals: {}, week: {}, isAwarded: () => false };
    const awards = (this.days.get(day) ?? []).flatMap(({ value }) => {
      const event = { type: "deal_won", data: { value } };
      return countEvent(counts, { event, ...PAID }, BOOK, day, before);
    });
    return { counts, awards: awards.map(({ id }) => id) };
  }
}

/** Adds up the deals in whole numbers of any size; each deal counts at most the highest target. */
function exactSum(deals: readonly Deal[]): bigint {
  return deals.reduce((sum, { value }) => {
    const rounded = value > 0 ? BigInt(Math.round(value)) : 0n;
    return sum + (rounded < BigInt(TARGET) ? rounded : BigInt(TARGET));
  }, 0n);
}

Deno.test("progress - sums are exact in any order, and events that are taken back leave no difference", () => {
  fc.assert(
    fc.property(fc.array(deal, { maxLength: 30 }), (deals) => {
      const store = new Store();
      for (const one of deals) store.count(one.day, [...store.days.get(one.day) ?? [], one]);
      assertEquals(BigInt(store.progress.totals["money"] ?? 0), exactSum(deals));
      for (const one of deals.filter(({ isReversed }) => isReversed)) {
        store.count(one.day, store.days.get(one.day)!.filter((other) => other !== one));
      }
      const left = deals.filter(({ isReversed }) => !isReversed);
      assertEquals(BigInt(store.progress.totals["money"] ?? 0), exactSum(left));
    }),
    { numRuns: 500 },
  );
});

Deno.test("progress - the limit for one event does not change when a target is reached", () => {
  const before = { totals: {}, week: {}, isAwarded: () => false };
  const value = fc.oneof(
    fc.constantFrom(TARGET - 1, TARGET, TARGET + 1, 1e12, 1e308, 0.4, 0.6),
    fc.double({ noNaN: true, min: 0, max: 1e9 }),
  );
  fc.assert(fc.property(fc.array(value, { maxLength: 8 }), (values) => {
    const counts: Record<string, number> = {};
    let sum = 0n;
    for (const one of values) {
      const wasReached = sum >= BigInt(TARGET);
      sum += BigInt(Math.round(one));
      const outcome = {
        event: { type: "deal_won", data: { value: one } },
        ...PAID,
      };
      const awards = countEvent(counts, outcome, BOOK, "2026-11-20", before);
      assertEquals(awards.length > 0, !wasReached && sum >= BigInt(TARGET));
      assert(Number.isSafeInteger(counts["money"] ?? 0));
    }
  }));
});
