/**
 * Properties P3, P4, P5 and P6 on random histories: only the events matter, not how they arrive.
 */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { forEachDatabase } from "@/testing/database.ts";
import {
  addAgents,
  addStrictRules,
  cut,
  eventOf,
  type EventSpec,
  HISTORY_ZONE,
  randomNumbers,
  randomSpecs,
  shuffled,
  smallHistories,
  STRICT_FROM,
  STRICT_RULES,
  zoneOfAgent,
} from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains, readState, type RewardState } from "@/testing/reward_state.ts";
import { NOTHING_BEFORE } from "@/core/achievements/achievements.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { objectIdOf, type ScoringEvent } from "@/core/events/events.ts";
import { compareEvents } from "@/core/events/order.ts";
import { EMPTY_DAY, NOTHING_CONFIGURED, scoreDay } from "@/core/scoring/score_day.ts";
import { NO_STREAK } from "@/core/calendars/streak.ts";
import type { IncomingEvent, IngestResult } from "./event.ts";

const SEED = 20261122;

const inOrder = (specs: readonly EventSpec[], prefix: string) =>
  specs.map((spec, index) => eventOf(spec, index, prefix)).sort(compareEvents);

function answerOf(result: IngestResult) {
  if (result.kind === "rejected") throw new Error(JSON.stringify(result.problem));
  return result.answer;
}

/**
 * Returns the bookings that follow from replaying the log through the core, as `agent source id
 * points time`.
 */
function replay(events: readonly IncomingEvent[]): string[] {
  const versions = [
    { version: 1, effectiveFrom: 0, rules: DEFAULT_RULES },
    { version: 2, effectiveFrom: STRICT_FROM, rules: STRICT_RULES },
  ];
  const first = new Map<string, ScoringEvent>();
  const objectOf = (event: ScoringEvent) =>
    `${event.type} ${event.source} ${objectIdOf(event.data)}`;
  const ordered = [...events].sort(compareEvents);
  for (const event of ordered) {
    if (!first.has(objectOf(event))) first.set(objectOf(event), event);
  }
  const bookings: string[] = [];
  for (const [agent, own] of Map.groupBy(ordered, (event) => event.subject)) {
    const zone = zoneOfAgent(Number(agent.split("-").at(-1))) ?? HISTORY_ZONE;
    let streakBefore = NO_STREAK;
    for (const [day, ofDay] of Map.groupBy(own, (event) => localDay(event.time, zone))) {
      const scored = scoreDay(EMPTY_DAY, ofDay, {
        ...NOTHING_CONFIGURED,
        agent,
        day,
        versions,
        streakBefore,
        progressBefore: NOTHING_BEFORE,
        isObjectTaken: (event) => first.get(objectOf(event)) !== event,
      });
      streakBefore = scored.streak;
      for (const { source, id, points, ruleVersion, time } of scored.entries) {
        bookings.push(`${agent} ${source} ${id} ${points} v${ruleVersion} ${time}`);
      }
    }
  }
  return bookings.sort();
}

function storedBookings({ ledger }: RewardState): string[] {
  return ledger.map((row) =>
    `${row.agent} ${row.source} ${row.id} ${row.points} v${row.rule_version} ` +
    (row.time as Date).getTime()
  ).sort();
}

/**
 * Sends events shuffled and some of them repeatedly, in calls of all sizes, many of them in
 * parallel.
 */
async function sendBadly(
  instance: Instance,
  events: readonly IncomingEvent[],
  next: () => number,
  check: () => Promise<void>,
): Promise<Map<string, IngestResult[]>> {
  const again = events.filter(() => next() < 0.25);
  const calls = cut(shuffled([...events, ...again], next), 40, next)
    .flatMap((run) => next() < 0.3 ? run.map((event) => [event]) : [run]);
  const answers = new Map<string, IngestResult[]>();
  for (const group of cut(calls, 12, next)) {
    const results = await Promise.all(group.map((call) => instance.ingest(call)));
    group.flat().forEach((event, index) => {
      const key = `${event.source} ${event.id}`;
      answers.set(key, [...(answers.get(key) ?? []), results.flat()[index]!]);
    });
    await check();
  }
  return answers;
}

forEachDatabase(
  "rewards - 1,000 events end in the same state in order and shuffled, repeated and concurrent",
  async (database) => {
    const { db } = database;
    const next = randomNumbers(SEED);
    const specs = randomSpecs(1_000, next);
    await addAgents(db, "a:");
    await addAgents(db, "b:");
    await addStrictRules(db);
    await withInstance(database, async (instance) => {
      for (const batch of cut(inOrder(specs, "a:"), 100, next)) {
        const results = await instance.ingest(batch);
        assert(results.every(({ kind }) => kind === "accepted"));
        await assertLedgerExplains(db);
      }
      const events = inOrder(specs, "b:");
      const answers = await sendBadly(instance, events, next, () => assertLedgerExplains(db));

      const perfect = await readState(db, "a:");
      const real = await readState(db, "b:");
      for (const part of Object.keys(perfect) as (keyof typeof perfect)[]) {
        assertEquals(real[part], perfect[part], part);
      }
      assertEquals(real.events.length, specs.length);
      assertEquals(storedBookings(real), replay(inOrder(specs, "")));
      const statuses = new Set(real.events.map((event) => `${event.status} ${event.reason}`));
      for (const reason of ["once_per_object", "max_per_day", "cooldown", "daily_ceiling"]) {
        assert(statuses.has(`capped ${reason}`), `no event was capped by ${reason}`);
      }

      // Each event was accepted once; every other answer is exactly equal to the first.
      for (const results of answers.values()) {
        assertEquals(results.filter(({ kind }) => kind === "accepted").length, 1);
        const first = JSON.stringify(answerOf(results.find(({ kind }) => kind === "accepted")!));
        for (const result of results) assertEquals(JSON.stringify(answerOf(result)), first);
      }
      const late = await instance.ingest(events);
      for (const [index, event] of events.entries()) {
        const [first] = answers.get(`${event.source} ${event.id}`)!;
        assertEquals(late[index]!.kind, "duplicate");
        assertEquals(JSON.stringify(answerOf(late[index]!)), JSON.stringify(answerOf(first!)));
      }
      assertEquals(await readState(db, "b:"), real);
    });
  },
);

forEachDatabase("rewards - small histories end the same in any order", async (database) => {
  const { db } = database;
  await addStrictRules(db);
  let run = 0;
  await withInstance(database, async (instance) => {
    await fc.assert(
      fc.asyncProperty(smallHistories, fc.integer(), async (specs, seed) => {
        const prefix = `r${++run}:`;
        await addAgents(db, prefix, 4);
        const next = randomNumbers(seed);
        const arriving = shuffled(inOrder(specs, prefix), next);
        for (const batch of cut(arriving, 4, next)) await instance.ingest(batch);
        await assertLedgerExplains(db);
        const state = await readState(db, prefix);
        assertEquals(storedBookings(state), replay(inOrder(specs, "")));

        await addAgents(db, `p${prefix}`, 4);
        await instance.ingest(inOrder(specs, `p${prefix}`));
        const perfect = await readState(db, `p${prefix}`);
        assertEquals(state, perfect);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});
