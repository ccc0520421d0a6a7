/**
 * Random event histories: what a team's tools send in a month, with all difficult cases: several
 * time zones and their clock changes, work around midnight, equal times, objects that several
 * agents share, and limits that take effect in the middle of a history. The same seed gives the
 * same history.
 */
import fc from "fast-check";
import type { Kysely } from "kysely";
import { addDays, type Day, dayStart } from "@/core/calendars/calendar.ts";
import { RECORDED_TYPES, SCORED_TYPES } from "@/core/events/events.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import type { RuleSet } from "@/core/rules/rules.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { stopScoring } from "@/db/scoring/epoch.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";

/** The current time of the histories: the evening of their last day. */
export const HISTORY_NOW = Date.parse("2026-11-20T21:00:00Z");
/** The organization's zone in the histories. Agents have zones to the east and west of it. */
export const HISTORY_ZONE = "Europe/Berlin";
const DAYS = 30;
// October 22: the clocks change on October 25 in Berlin and on November 1 in New York.
const FIRST_DAY: Day = addDays("2026-11-20", 1 - DAYS);
const ZONES = [null, "America/New_York", "Pacific/Auckland", "Asia/Kolkata", null] as const;
const SOURCES = ["/livechat", "/crm", "/dialer"] as const;
const TYPES = [...SCORED_TYPES, ...RECORDED_TYPES];
/** Types that are not Laurel's. Stories define them in the middle, and maybe delete them. */
export const OWN_TYPES = ["ticket_solved", "quiz_passed"] as const;
const ALL_TYPES = [...TYPES, ...OWN_TYPES];
const AGENTS = 15;

// Indexed by tenths. The API refuses some of these values today, but old logs may contain them.
const AMOUNTS = [0, 0.1, 0.2, 0.5, -3, 1e-320, 119.5, 1e12, 2 ** 53 - 1, 2 ** 53, 1e308];

/** An event as small numbers, so that fast-check can shrink it. */
export interface EventSpec {
  readonly agent: number;
  readonly day: number;
  /** Seconds after the agent's local midnight. */
  readonly second: number;
  readonly type: number;
  readonly source: number;
  readonly object: number | null;
  /** All qualities and ratios of the event, in tenths. */
  readonly tenths: number;
  readonly flag: boolean;
}

const DAY_SECONDS = 86_400;
const NEAR_MIDNIGHT = 120;

/** Returns the zone of an agent of a history, or null for the organization's zone. */
export function zoneOfAgent(agent: number): string | null {
  return ZONES[agent % ZONES.length]!;
}

/** Makes the event of a spec. `prefix` separates histories that share a database. */
export function eventOf(spec: EventSpec, index: number, prefix = ""): IncomingEvent {
  const zone = zoneOfAgent(spec.agent) ?? HISTORY_ZONE;
  const time = dayStart(addDays(FIRST_DAY, spec.day), zone) + spec.second * 1000;
  const type = ALL_TYPES[spec.type]!;
  const subject = `${prefix}agent-${spec.agent}`;
  const ratio = spec.tenths / 10;
  const data = {
    responseTime: spec.tenths * 20,
    talkTime: spec.tenths * 110,
    cycleDays: spec.tenths * 3,
    quality: ratio,
    accuracy: ratio,
    satisfaction: ratio,
    dataQuality: ratio,
    efficiency: ratio,
    score: ratio,
    completenessGain: ratio,
    vip: spec.flag,
    converted: spec.flag,
    firstContact: spec.flag,
    onTime: spec.flag,
    value: AMOUNTS[spec.tenths]!,
    amount: AMOUNTS[spec.tenths]!,
    ...(spec.object === null ? {} : { objectId: `object-${spec.object}` }),
  };
  return {
    id: `e-${index}`,
    source: `${prefix}${SOURCES[spec.source]!}`,
    type,
    subject,
    time,
    data,
    receivedAt: HISTORY_NOW,
    contentHash: contentHash({ type, subject, time, data }),
  };
}

/**
 * Returns a generator of numbers from 0 to 1 (exclusive) that depend only on the seed (mulberry32).
 */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns a copy in random order. */
export function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

/** Divides items into runs of 1 to `maxSize`. */
export function cut<T>(items: readonly T[], maxSize: number, next: () => number): T[][] {
  const runs: T[][] = [];
  for (let i = 0; i < items.length;) {
    const size = 1 + Math.floor(next() * maxSize);
    runs.push(items.slice(i, i + size));
    i += size;
  }
  return runs;
}

/**
 * Returns random specs. A third of them fall on busy days of few agents, so that limits take
 * effect.
 */
export function randomSpecs(count: number, next: () => number): EventSpec[] {
  const below = (limit: number) => Math.floor(next() * limit);
  return Array.from({ length: count }, (_, index) => {
    const isBusy = index % 3 === 0;
    const second = below(4) === 0
      ? (below(2) === 0 ? below(NEAR_MIDNIGHT) : DAY_SECONDS - 1 - below(NEAR_MIDNIGHT))
      : 8 * 3_600 + below(600) * 60;
    return {
      agent: isBusy ? below(2) : below(AGENTS),
      day: isBusy ? 12 + below(3) : below(DAYS),
      second,
      type: isBusy && below(2) === 0 ? TYPES.indexOf("inbound_handled") : below(TYPES.length),
      source: below(SOURCES.length),
      object: below(3) === 0 ? null : below(25),
      tenths: below(11),
      flag: below(2) === 0,
    };
  });
}

/**
 * Small histories for fast-check: few agents, days and objects, so that events affect each other.
 */
export const smallHistories: fc.Arbitrary<EventSpec[]> = fc.array(
  fc.record({
    agent: fc.nat({ max: 3 }),
    day: fc.nat({ max: 9 }),
    second: fc.oneof(fc.constantFrom(0, 1, 36_000, DAY_SECONDS - 1), fc.nat({ max: 80_000 })),
    type: fc.constantFrom(
      ...(["new_contact", "message_response", "lead_qualified", "call_missed"] as const)
        .map((type) => TYPES.indexOf(type)),
    ),
    source: fc.nat({ max: 1 }),
    object: fc.option(fc.nat({ max: 2 })),
    tenths: fc.constantFrom(0, 5, 10),
    flag: fc.boolean(),
  }),
  { minLength: 2, maxLength: 24 },
);

/**
 * Rules for the middle of the histories and later, with every kind of limit set so low that it
 * takes effect.
 */
export const STRICT_RULES: RuleSet = {
  ...DEFAULT_RULES,
  actions: {
    ...DEFAULT_RULES.actions,
    message_response: { ...DEFAULT_RULES.actions.message_response!, cooldownSeconds: 1_800 },
    inbound_handled: { ...DEFAULT_RULES.actions.inbound_handled!, maxPerDay: 12 },
    deal_won: { ...DEFAULT_RULES.actions.deal_won!, oncePerObject: true },
  },
  dailyCeiling: 260,
};
export const STRICT_FROM = dayStart(addDays(FIRST_DAY, 13), "UTC");

/** Stores the strict rules as version 2. Version 1 is stored when the rewards service is opened. */
export async function addStrictRules(db: Kysely<Schema>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await stopScoring(trx);
    await trx.insertInto("rule_sets").values({
      version: 2,
      effective_from: new Date(STRICT_FROM),
      rules: JSON.stringify(STRICT_RULES),
      note: "Limits",
    }).execute();
  });
}

/** Creates the agents of histories with their zones. */
export async function addAgents(db: Kysely<Schema>, prefix = "", count = AGENTS): Promise<void> {
  const ids = Array.from({ length: count }, (_, agent) => `${prefix}agent-${agent}`);
  await createAgents(db, ids.map((id) => ({ id, name: id, email: null })));
  for (const [agent, id] of ids.entries()) {
    const zone = zoneOfAgent(agent);
    if (zone === null) continue;
    await db.updateTable("agents").set({ time_zone: zone }).where("key", "=", id).execute();
  }
}
