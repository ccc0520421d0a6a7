/**
 * Sends a story to Laurel: events arrive late, twice, in random order and at two instances at the
 * same time.
 */
import { assert } from "@std/assert";
import type { Kysely, Transaction } from "kysely";
import { addDays, dayStart } from "@/core/calendars/calendar.ts";
import { insertAchievement } from "@/db/achievements.ts";
import { findQueuedAgents, queueRescores, takeRescores } from "@/db/scoring/rescores.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import type { Rewards, SystemEvent } from "@/services/rewards/mod.ts";
import {
  cut,
  eventOf,
  HISTORY_ZONE,
  OWN_TYPES,
  randomNumbers,
  shuffled,
  zoneOfAgent,
} from "@/testing/histories.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { saveOwnType } from "@/db/event_types/event_types.ts";
import { insertTypePoints } from "@/db/event_types/type_points.ts";
import { storeBoost, storeDaysOff, storeHoldout, storeRules, storeWorld } from "./stored.ts";
import {
  type Change,
  type Deed,
  type Story,
  STORY_ACHIEVEMENTS,
  STORY_AGENTS,
  STORY_FIRST_DAY,
  STORY_RULES,
  STORY_TYPE_POINTS,
} from "./story.ts";
import type { World, WorldAgent, WorldEvent } from "./world.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** Something that arrives: an event from outside, or one of Laurel's own. */
type Arrival =
  | { readonly kind: "event"; readonly event: IncomingEvent }
  | {
    readonly kind: "system";
    readonly event: Omit<SystemEvent, "agentRowId">;
    readonly agent: string;
  };

/**
 * Plays a story on services that share a database. Returns the world that results.
 * @param rewards the instances that receive events, alternately and at the same time
 */
export async function tellStory(
  db: Kysely<Schema>,
  rewards: readonly Rewards[],
  story: Story,
): Promise<World> {
  const world: Writable<World> = {
    zone: HISTORY_ZONE,
    rules: [{ version: 1, effectiveFrom: 0, rules: DEFAULT_RULES }],
    typePoints: [],
    boosts: [],
    calendars: [],
    daysOff: [],
    holdouts: [],
    events: [],
    achievements: story.achievements.map((index) => STORY_ACHIEVEMENTS[index]!),
    agents: Array.from({ length: STORY_AGENTS }, (_, agent): WorldAgent => ({
      id: `agent-${agent}`,
      zone: zoneOfAgent(agent),
      teams: [{ from: "0001-01-01", team: agent % 3 === 0 ? null : agent % 3 }],
    })),
  };
  await storeWorld(db, world);
  const rowIds = new Map(
    (await db.selectFrom("agents").select(["id", "key"]).execute()).map((row) => [row.key, row.id]),
  );

  const next = randomNumbers(story.seed);
  const arrivals = orderOf(arrivalsOf(story), story.isOrderly, next);
  const batches = cut(arrivals, story.isOrderly ? 3 : 9, next);
  const ready = openOrder();
  const waiting = story.changes.toSorted((a, b) => a.tenth - b.tenth);
  for (let index = 0; index < batches.length;) {
    while (waiting.length > 0 && waiting[0]!.tenth * batches.length <= index * 10) {
      await reconfigure(rewards[0]!, world, waiting.shift()!);
    }
    // Both instances at the same time, often with the same agents; or one instance for a while, so
    // that it can use its cache.
    const isShared = next() < (story.isOrderly ? 0.15 : 0.5);
    const arrived = batches.slice(index, index + (isShared ? rewards.length : 1));
    const meeting = ready.of(arrived);
    await Promise.all(
      meeting.map((batch, side) => deliver(rewards[side % rewards.length]!, batch, rowIds)),
    );
    index += meeting.length;
    if (next() < 0.3) await workOffQueue(db, rewards[index % rewards.length]!);
  }
  await deliver(rewards[0]!, ready.rest(), rowIds);
  for (const change of waiting) await reconfigure(rewards[0]!, world, change);
  await workOffQueue(db, rewards[0]!);

  const kept = new Map(arrivals.map((arrival) => {
    const { source, id, type, time, data } = arrival.event;
    const agent = arrival.kind === "event" ? arrival.event.subject : arrival.agent;
    return [`${source} ${id}`, { source, id, type, time, data, agent } satisfies WorldEvent];
  }));
  return { ...world, events: [...kept.values()] };
}

function arrivalsOf({ deeds, phantoms }: Story): Arrival[] {
  const arrivals = deeds.flatMap((deed, index): Arrival[] => {
    const arrival = arrivalOf(deed, index);
    const reversal = deed.isReversed ? [reversalOf(arrival, `r-${index}`)] : [];
    const corrections = deed.corrections.flatMap(({ points, isReversed }, number) => {
      const correction = correctionOf(arrival, points, number);
      const id = `r-${index}-${number}`;
      return isReversed ? [correction, reversalOf(correction, id)] : [correction];
    });
    const copies = Array.from({ length: deed.copies }, () => arrival);
    return [...copies, ...reversal, ...corrections];
  });
  const never = Array.from({ length: phantoms }, (_, index): Arrival => {
    const event = eventOf({ ...deeds[0]!, agent: index }, 900 + index);
    return reversalOf({ kind: "event", event }, `r-${900 + index}`);
  });
  return [...arrivals, ...never];
}

/** Returns a random order, or the order of the times with every eighth arrival late. */
function orderOf(arrivals: readonly Arrival[], isOrderly: boolean, next: () => number): Arrival[] {
  if (!isOrderly) return shuffled(arrivals, next);
  const late = (time: number) => time + (next() < 0.125 ? 5 * 86_400_000 : 0);
  return arrivals.map((arrival) => ({ arrival, at: late(arrival.event.time) }))
    .sort((a, b) => a.at - b.at).map(({ arrival }) => arrival);
}

function arrivalOf(deed: Deed, index: number): Arrival {
  const event = eventOf(deed, index);
  if (deed.prize === null) return { kind: "event", event };
  const { time, subject: agent } = event;
  if (deed.prize === "challenge") {
    const data = { title: "Sprint", rewardPoints: 10 + deed.tenths, difficultyMultiplier: 1.5 };
    const own = {
      source: "laurel:challenge",
      id: `c-${index}`,
      type: "challenge_completed" as const,
    };
    return { kind: "system", agent, event: { ...own, time, data } };
  }
  const data = { prize: { key: "p", title: "P", kind: deed.prize, value: deed.tenths } };
  const own = { source: "laurel:spin", id: `s-${index}`, type: "spin_won" as const };
  return { kind: "system", agent, event: { ...own, time, data } };
}

/** Laurel makes a correction at the time of the event that it is about. */
function correctionOf({ event, ...arrival }: Arrival, points: number, number: number): Arrival {
  const { source, id, time } = event;
  const agent = "agent" in arrival ? arrival.agent : (event as IncomingEvent).subject;
  const by = { id: "mia", name: "Mia" };
  const at = new Date(time).toISOString();
  const data = { points, reason: "checked", by, at, corrects: { source, id } };
  const own = { source: "laurel:correction", id: `${source} ${id} ${number}` };
  return { kind: "system", agent, event: { ...own, type: "points_corrected", time, data } };
}

/** Holds corrections back until their event was delivered, since Laurel corrects what it knows. */
function openOrder() {
  const delivered = new Set<string>();
  let held: Arrival[] = [];
  return {
    of(batches: readonly (readonly Arrival[])[]): readonly (readonly Arrival[])[] {
      const early = held.filter(isReady);
      held = held.filter((one) => !isReady(one));
      const ready = batches.map((batch) => batch.filter(isReady));
      held.push(...batches.flatMap((batch) => batch.filter((one) => !isReady(one))));
      for (const { event } of ready.flat()) delivered.add(`${event.source} ${event.id}`);
      return [[...early, ...ready[0]!], ...ready.slice(1)];
    },
    rest: (): readonly Arrival[] => held,
  };

  function isReady({ event: { type, data } }: Arrival): boolean {
    if (type !== "points_corrected") return true;
    const { source, id } = data["corrects"] as { source: string; id: string };
    return delivered.has(`${source} ${id}`);
  }
}

function reversalOf(arrival: Arrival, ownId: string): Arrival {
  const { source, id, time } = arrival.event;
  const data = { reverses: { source, id } };
  const type = "event_reversed" as const;
  if (arrival.kind === "system") {
    const own = { source: "laurel:reversal", id: ownId, type, time, data };
    return { kind: "system", agent: arrival.agent, event: own };
  }
  const { subject, receivedAt } = arrival.event;
  const content = { type, subject, time: time + 1, data };
  const event = { source, id: ownId, ...content, receivedAt };
  return { kind: "event", event: { ...event, contentHash: contentHash(content) } };
}

async function deliver(
  rewards: Rewards,
  batch: readonly Arrival[],
  rowIds: ReadonlyMap<string, number>,
): Promise<void> {
  const events = batch.flatMap((one) => one.kind === "event" ? [one.event] : []);
  const results = await rewards.ingest(events, { keyId: null, createsAgents: false });
  // One after the other, as challenges and spins do.
  for (const one of batch) {
    if (one.kind === "event") continue;
    const agentRowId = rowIds.get(one.agent)!;
    const { answers } = await rewards.transact(
      [agentRowId],
      () => Promise.resolve({ result: null, events: [{ ...one.event, agentRowId }] }),
    );
    assert(answers.every((answer) => answer.kind !== "rejected"), JSON.stringify(answers));
  }
  assert(results.every((result) => result.kind !== "rejected"), JSON.stringify(results));
}

/** Does the work of the background job. */
async function workOffQueue(db: Kysely<Schema>, rewards: Rewards): Promise<void> {
  while (true) {
    const queued = await findQueuedAgents(db, { limit: 1, except: [] });
    if (queued.length === 0) return;
    const agentRowId = queued[0]!;
    await rewards.transact([agentRowId], async (trx) => ({
      result: null,
      rescore: (await takeRescores(trx, agentRowId)).map((span) => ({ agentRowId, ...span })),
      isSilent: true,
    }));
  }
}

const FACTORS = [2, 1.5, 0.5, 1.1];
const WEEKDAYS = [[1, 2, 3, 4, 5, 6], [1, 2, 3, 4], [2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7], []];

/** Changes something that affects all scores, and re-scores everyone. */
async function reconfigure(
  rewards: Rewards,
  world: Writable<World>,
  change: Change,
): Promise<void> {
  const { kind, choice, days } = change;
  const day = addDays(STORY_FIRST_DAY, change.day);
  const startsAt = dayStart(day, HISTORY_ZONE);
  const endsAt = dayStart(addDays(day, days), HISTORY_ZONE);
  // An owner is a team or an agent, never both.
  const agent = change.team !== null || change.agent === null ? null : `agent-${change.agent}`;
  const { team } = change;
  await rewards.reconfigure(async (trx) => {
    if (kind === "rules" || kind === "recalculation") {
      const version = world.rules.length + 1;
      const rules = STORY_RULES[choice % STORY_RULES.length]!;
      const own = kind === "rules"
        ? { version, effectiveFrom: startsAt, rules }
        : { version, effectiveFrom: startsAt, effectiveUntil: endsAt, precedence: version, rules };
      world.rules.push(own);
      await storeRules(trx, [own]);
    } else if (kind === "type") {
      const type = OWN_TYPES[choice % OWN_TYPES.length]!;
      const isDefined = choice % 5 > 0;
      const rule = isDefined ? STORY_TYPE_POINTS[choice % STORY_TYPE_POINTS.length]! : null;
      const version = world.typePoints.filter((one) => one.type === type).length + 1;
      const decision = { type, version, effectiveFrom: startsAt, rule, isDefined };
      world.typePoints.push(decision);
      const definition = { type, title: type, domain: "other", icon: "star", fields: [] };
      await saveOwnType(trx, definition, startsAt);
      await insertTypePoints(trx, { ...decision, createdAt: startsAt });
    } else if (kind === "boost") {
      const types = choice % 2 === 0 ? null : ["deal_won", "contact_updated"];
      const factor = FACTORS[choice % FACTORS.length]!;
      const boost = { name: `boost_${choice}`, factor, startsAt, endsAt, types, team, agent };
      world.boosts.push(boost);
      await storeBoost(trx, boost);
    } else if (kind === "calendar") {
      if (world.calendars.some((one) => one.team === team && one.from === day)) return;
      const weekdays = WEEKDAYS[choice % WEEKDAYS.length]!;
      world.calendars.push({ team, from: day, weekdays });
      await trx.insertInto("calendars")
        .values({ team_id: team, effective_from: day, weekdays: [...weekdays] }).execute();
    } else if (kind === "day_off") {
      const off = { team, agent, first: day, last: addDays(day, days - 1) };
      world.daysOff.push(off);
      await storeDaysOff(trx, off);
    } else if (kind === "holdout") {
      const last = choice % 3 === 0 ? null : addDays(day, days - 1);
      const holdout = { agent: `agent-${change.agent ?? 0}`, first: day, last };
      world.holdouts.push(holdout);
      await storeHoldout(trx, holdout);
    } else if (kind === "achievement") {
      const chosen = STORY_ACHIEVEMENTS[choice]!;
      if (world.achievements.includes(chosen)) return;
      world.achievements.push(chosen);
      await insertAchievement(trx, chosen);
    } else {
      await moveAgent(trx, world, change.agent ?? 0, day, team);
    }
    await queueRescores(trx, { kind: "everybody" }, { from: STORY_FIRST_DAY, to: null }, "story");
  });
}

async function moveAgent(
  trx: Transaction<Schema>,
  world: Writable<World>,
  index: number,
  from: string,
  team: number | null,
): Promise<void> {
  const agent = world.agents[index]!;
  const earlier = agent.teams.filter((span) => span.from < from);
  const teams = [...earlier, { from, team }];
  world.agents[index] = { ...agent, teams };
  await trx.updateTable("agents").set({
    team_id: team,
    team_history: JSON.stringify(teams) as never,
  })
    .where("key", "=", agent.id).execute();
}
