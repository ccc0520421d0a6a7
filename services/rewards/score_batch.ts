import type { Transaction } from "kysely";
import { weekStart } from "@/core/achievements/achievements.ts";
import { type Day, localDay } from "@/core/calendars/calendar.ts";
import type { Boost } from "@/core/rules/boosts.ts";
import { calendarOf, type DaySpan } from "@/core/calendars/calendars.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import {
  type AgentHistory,
  type AgentScore,
  type NewEvents,
  scoreAgent,
} from "@/core/scoring/score_agent.ts";
import { currentStreak } from "@/core/calendars/streak.ts";
import { type AgentDays, findDaysFrom } from "@/db/scoring/agent_days.ts";
import type { BatchFacts } from "@/db/scoring/batch_facts.ts";
import { findEventsOfDays, type LoggedEvent } from "@/db/events/events.ts";
import { findStandingOfDays } from "@/db/scoring/ledger.ts";
import type { StoredBooking } from "@/db/events/ledger_row.ts";
import type { LockedAgent } from "@/db/scoring/locked_agents.ts";
import { lockObjects } from "@/db/events/pay_once.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type AgentResult, answerEvents } from "./answers.ts";
import { collectChanges, type ScoringChanges } from "./changes.ts";
import type { ScoringConfig } from "./config.ts";
import type { AttributedEvent } from "./event.ts";
import { createObjectIndex, type ObjectIndex, objectsOf } from "./objects.ts";
import { MoreAgentsNeeded } from "./run_scoring.ts";

/** Stored days of an agent to score again, with or without new events. */
export interface RescoreSpan {
  readonly agentRowId: number;
  readonly from: Day;
  /** Later days are scored again only while the streak or achievements change; null: all days. */
  readonly to: Day | null;
}

/** The input of scoring, for agents that are locked. */
export interface ScoringInput {
  readonly events: readonly AttributedEvent[];
  /** Stored events that this batch reverses. */
  readonly released: readonly ScoringEvent[];
  readonly days: ReadonlyMap<number, ReadonlySet<Day>>;
  readonly spans: readonly RescoreSpan[];
  readonly agents: ReadonlyMap<number, LockedAgent>;
  readonly facts: BatchFacts;
  readonly config: ScoringConfig;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The result of scoring one agent. */
export interface ScoredAgent {
  readonly agent: LockedAgent;
  readonly events: readonly AttributedEvent[];
  readonly score: Extract<AgentScore, { kind: "scored" }>;
  readonly changes: ScoringChanges;
  readonly result: AgentResult;
  /** The days as they were stored before. */
  readonly before: AgentDays;
  /** The first day that `before` contains. */
  readonly from: Day;
  /** Stored events of the days that were scored again, with their outcomes before. */
  readonly logged: readonly LoggedEvent[];
}

/** What is to be scored of an agent. */
interface Work {
  readonly events: AttributedEvent[];
  readonly rescore: Set<Day>;
}

/** Everything that is known while a batch is scored; each map is by agent. */
interface Batch {
  readonly input: ScoringInput;
  readonly work: ReadonlyMap<number, Work>;
  readonly newEvents: ReadonlyMap<number, NewEvents>;
  /** The first day that `known` contains. */
  readonly firstDays: ReadonlyMap<number, Day>;
  /** The days as they are stored. */
  readonly known: ReadonlyMap<number, AgentDays>;
  /** The stored events that were read so far, by day. */
  readonly logged: Map<number, Map<Day, LoggedEvent[]>>;
  readonly objects: ObjectIndex;
}

/**
 * Scores events and days of agents, and reads from the log what that needs.
 * @throws {MoreAgentsNeeded} when the transaction must start again with more agents locked
 */
export async function scoreBatch(
  trx: Transaction<Schema>,
  input: ScoringInput,
): Promise<readonly ScoredAgent[]> {
  const batch = await prepareBatch(trx, input);
  // Score all agents first. Those that need stored events say so, and one query reads the events of
  // all of them.
  let scores = scoreAll(batch);
  for (let needs = needsOf(scores); needs.length > 0; needs = needsOf(scores)) {
    await readLogged(trx, batch, needs);
    scores = scoreAll(batch);
  }
  return await collect(trx, batch, scores);
}

/** Determines what is to be scored, and reads the stored days that this needs. */
async function prepareBatch(trx: Transaction<Schema>, input: ScoringInput): Promise<Batch> {
  const work = new Map<number, Work>();
  for (const event of input.events) workOf(work, event.agentRowId).events.push(event);
  for (const [rowId, days] of input.days) {
    for (const day of days) workOf(work, rowId).rescore.add(day);
  }
  for (const { agentRowId } of input.spans) workOf(work, agentRowId);
  const objects = await settleObjects(trx, input, work);
  const newEvents = new Map([...work].map(([rowId, { events }]) => {
    const timeZone = zoneOf(input, rowId);
    return [rowId, Map.groupBy(events, (event) => localDay(event.time, timeZone))];
  }));
  const from = [...work].map(([rowId, { rescore }]) => {
    const spans = input.spans.filter((span) => span.agentRowId === rowId).map((span) => span.from);
    const first = [...newEvents.get(rowId)!.keys(), ...rescore, ...spans].sort()[0]!;
    return { rowId, from: input.config.achievements.hasWeeks ? weekStart(first) : first };
  });
  const known = await findDaysFrom(trx, from);
  for (const { agentRowId, from, to } of input.spans) {
    for (const { day } of known.get(agentRowId)!.days) {
      if (day >= from && (to === null || day <= to)) workOf(work, agentRowId).rescore.add(day);
    }
  }
  const firstDays = new Map(from.map((one) => [one.rowId, one.from]));
  return { input, work, newEvents, firstDays, known, logged: new Map(), objects };
}

function workOf(work: Map<number, Work>, rowId: number): Work {
  let own = work.get(rowId);
  if (!own) work.set(rowId, own = { events: [], rescore: new Set() });
  return own;
}

function zoneOf({ agents, timeZone }: ScoringInput, rowId: number): string {
  return agents.get(rowId)!.timeZone ?? timeZone;
}

function factsOf({ facts }: ScoringInput, rowId: number): AgentFacts {
  return { boosts: facts.boosts.get(rowId) ?? [], leave: facts.leave.get(rowId) ?? [] };
}

/** Scores all agents with the stored events that were read so far. */
function scoreAll({ input, work, newEvents, known, logged, objects }: Batch): Scores {
  return new Map([...work].map(([rowId, { rescore }]) => {
    const agent = input.agents.get(rowId)!;
    const history: AgentHistory = {
      agent: agent.id,
      ...known.get(rowId)!,
      progress: agent.progress,
      events: logged.get(rowId) ?? new Map(),
      rescore,
    };
    return [
      rowId,
      scoreAgent(history, newEvents.get(rowId)!, {
        ...contextOf(agent, input.config, factsOf(input, rowId)),
        isObjectTaken: objects.isTaken,
      }),
    ];
  }));
}

type Scores = ReadonlyMap<number, AgentScore>;

/** Reads the events of days from the log. */
async function readLogged(
  trx: Transaction<Schema>,
  { logged, objects }: Batch,
  needs: readonly { readonly rowId: number; readonly day: Day }[],
): Promise<void> {
  for (const { rowId, day } of needs) {
    if (!logged.has(rowId)) logged.set(rowId, new Map());
    logged.get(rowId)!.set(day, []);
  }
  const events = await findEventsOfDays(trx, needs);
  for (const event of events) logged.get(event.agentRowId)!.get(event.day)!.push(event);
  await objects.load(events);
}

/** Compares the scores with the stored ledger. */
async function collect(
  trx: Transaction<Schema>,
  batch: Batch,
  scores: Scores,
): Promise<ScoredAgent[]> {
  const rescored = [...scores].flatMap(([rowId, score]) =>
    score.kind === "scored"
      ? score.changes.filter((change) => change.mode === "rescored")
        .map(({ day }) => ({ rowId, day }))
      : []
  );
  const standing = await findStandingOfDays(trx, rescored);
  const bookings = Map.groupBy(standing, (entry) => entry.agentRowId);
  return [...scores].map(([rowId, score]) => {
    if (score.kind !== "scored") throw new Error("unreachable: all needed events were read");
    return collectAgent(batch, rowId, score, bookings.get(rowId) ?? []);
  });
}

function collectAgent(
  { input, work, firstDays, known, logged }: Batch,
  rowId: number,
  score: ScoredAgent["score"],
  bookings: readonly StoredBooking[],
): ScoredAgent {
  const agent = input.agents.get(rowId)!;
  const own = [...(logged.get(rowId)?.values() ?? [])].flat();
  const changes = collectChanges(agent, score.changes, { bookings, events: own }, input.timeZone);
  const { calendar } = contextOf(agent, input.config, factsOf(input, rowId));
  const shown = currentStreak(
    score.streak,
    localDay(input.now, zoneOf(input, rowId)),
    calendar,
  );
  const { events } = work.get(rowId)!;
  return {
    agent,
    events,
    score,
    changes,
    before: known.get(rowId)!,
    logged: own,
    from: firstDays.get(rowId)!,
    result: answerEvents(agent, events, changes, shown),
  };
}

/** The part of the configuration that belongs to a single agent. */
export interface AgentFacts {
  readonly boosts: readonly Boost[];
  readonly leave: readonly DaySpan[];
}

/** Returns the context in which an agent's events are scored. */
export function contextOf(
  { rowId, teams }: LockedAgent,
  { versions, calendars, achievements, heldOut, ...shared }: ScoringConfig,
  { boosts, leave }: AgentFacts,
) {
  return {
    versions,
    calendar: calendarOf(calendars, teams, leave),
    boosts: boosts.length > 0 ? [...shared.boosts, ...boosts] : shared.boosts,
    teams,
    achievements,
    heldOut: heldOut.get(rowId) ?? [],
  };
}

function needsOf(scores: Scores): { rowId: number; day: Day }[] {
  return [...scores].flatMap(([rowId, score]) =>
    score.kind === "needs" ? score.days.map((day) => ({ rowId, day })) : []
  );
}

/**
 * Determines which events are the first about their objects. When that changes for an object, the
 * day of the previous first event is scored again.
 */
async function settleObjects(
  trx: Transaction<Schema>,
  { events, released, agents, config }: ScoringInput,
  work: Map<number, Work>,
): Promise<ObjectIndex> {
  const objects = createObjectIndex(trx, config.versions);
  const standing = events.filter((event) => !event.isReversed);
  const touched = [...standing, ...released];
  await lockObjects(trx, objectsOf(touched, config.versions));
  await objects.load(touched);
  const moved = [...objects.add(standing), ...objects.holdersOf(released)];
  const unlocked = moved.filter((holder) => !agents.has(holder.agentRowId));
  if (unlocked.length > 0) throw new MoreAgentsNeeded(unlocked.map((one) => one.agentRowId));
  for (const holder of moved) workOf(work, holder.agentRowId).rescore.add(holder.day);
  return objects;
}
