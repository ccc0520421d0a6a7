import type { Kysely } from "kysely";
import { type Day, localDay, type WorkingCalendar } from "../../core/calendar.ts";
import { objectIdOf } from "../../core/events.ts";
import type { RuleVersion } from "../../core/rules.ts";
import { type AgentHistory, type NewEvents, scoreAgent } from "../../core/score_agent.ts";
import { currentStreak } from "../../core/streak.ts";
import { findDaysFrom } from "../../db/agent_days.ts";
import { type Agent, lockAgents } from "../../db/agents.ts";
import {
  findAnswers,
  findEventsOfDays,
  identityKey,
  type LoggedEvent,
  type NewEvent,
  saveOutcomes,
} from "../../db/events.ts";
import { findStandingOfDays, voidBookings } from "../../db/ledger.ts";
import { lockObjects } from "../../db/objects.ts";
import { insertOutbox, type OutboxMessage } from "../../db/outbox.ts";
import type { Schema } from "../../db/schema.ts";
import { type BatchWrites, writeBatch } from "../../db/write_batch.ts";
import { type AgentResult, answerEvents, liveMessages } from "./answers.ts";
import { type AgentChanges, collectChanges } from "./changes.ts";
import {
  conflictProblem,
  type EventAnswer,
  type IncomingEvent,
  type IngestResult,
} from "./event.ts";
import { createObjectIndex, objectsOf } from "./objects.ts";

/** An event whose agent is known. */
export interface AttributedEvent extends IncomingEvent {
  readonly agentRowId: number;
  readonly keyId: number | null;
}

/** What scoring needs besides the database. */
export interface ScoringSettings {
  readonly versions: readonly RuleVersion[];
  readonly calendar: WorkingCalendar;
  /** The organization's zone: boards turn over at its midnight. */
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The transaction must begin again with these agents locked as well. */
export class MoreAgentsNeeded extends Error {
  override name = "MoreAgentsNeeded";
  constructor(readonly rowIds: readonly number[]) {
    super("an event takes the place of another agent's first event about an object");
  }
}

/** Another transaction stored one of the events first; the batch must begin again. */
export class EventRace extends Error {
  override name = "EventRace";
}

/** The results of a batch, and whether it wrote an outbox row. */
export interface BatchResult {
  readonly results: ReadonlyMap<string, IngestResult>;
  readonly hasMessages: boolean;
}

/**
 * Brings events in within one transaction: locks their agents, answers what is already known, scores
 * the rest and writes everything that follows from it. The identities must be distinct.
 * @throws {MoreAgentsNeeded | EventRace} when the transaction must be rolled back and begun again
 */
export async function ingestBatch(
  trx: Kysely<Schema>,
  batch: readonly AttributedEvent[],
  alsoLock: ReadonlySet<number>,
  settings: ScoringSettings,
): Promise<BatchResult> {
  const rowIds = [...new Set([...batch.map((event) => event.agentRowId), ...alsoLock])];
  const agents = new Map((await lockAgents(trx, rowIds)).map((agent) => [agent.rowId, agent]));
  const results = new Map<string, IngestResult>();
  const fresh = await answerKnown(trx, batch, results);
  if (fresh.length === 0) return { results, hasMessages: false };

  const scored = await scoreBatch(trx, fresh, agents, settings);
  const byAgent = new Map(scored.map((one) => [one.agent.rowId, one]));
  const toInsert = fresh.map((event): NewEvent => {
    const { agent, result } = byAgent.get(event.agentRowId)!;
    const answer = result.answers.get(identityKey(event))!;
    results.set(identityKey(event), { kind: "accepted", answer });
    return toNewEvent(event, agent, answer, settings.timeZone);
  });
  // What no longer holds goes first: an event may have only one booking that stands.
  await saveOutcomes(trx, scored.flatMap((one) => one.changes.outcomes));
  await voidBookings(trx, scored.flatMap((one) => one.changes.voided));
  const { inserted, scores } = await write(trx, {
    events: toInsert,
    bookings: scored.flatMap((one) => one.changes.added),
    days: scored.flatMap((one) => one.days),
    totals: scored.map(({ agent, result, streakLength }) => ({
      rowId: agent.rowId,
      totalPoints: result.after.totalPoints,
      experience: result.after.experience,
      level: result.after.level,
      dailyStreak: streakLength,
    })),
    scores: scored.flatMap((one) => one.changes.scores),
  });
  if (inserted < toInsert.length) throw new EventRace();
  const scoresOf = Map.groupBy(scores, (score) => score.agentRowId);
  const messages: OutboxMessage[] = scored.flatMap(({ agent, changes, result }) =>
    liveMessages(agent, changes, result, scoresOf.get(agent.rowId) ?? [])
  );
  if (messages.length > 0) await insertOutbox(trx, messages);
  return { results, hasMessages: messages.length > 0 };
}

/**
 * Writes a batch. Of an event that another transaction stored a moment ago the booking meets the
 * other's, before we are told that the event itself was not stored.
 */
async function write(trx: Kysely<Schema>, writes: BatchWrites): ReturnType<typeof writeBatch> {
  try {
    return await writeBatch(trx, writes);
  } catch (error) {
    const { constraint } = error as { constraint?: unknown };
    if (constraint === "idx_reward_history_standing") throw new EventRace();
    throw error;
  }
}

/** Answers repetitions and conflicts; returns the events that are new. */
async function answerKnown(
  trx: Kysely<Schema>,
  batch: readonly AttributedEvent[],
  results: Map<string, IngestResult>,
): Promise<readonly AttributedEvent[]> {
  const known = await findAnswers(trx, batch);
  if (known.size === 0) return batch;
  return batch.filter((event) => {
    const stored = known.get(identityKey(event));
    if (!stored) return true;
    results.set(
      identityKey(event),
      stored.contentHash === event.contentHash
        ? { kind: "duplicate", answer: stored.answer as unknown as EventAnswer }
        : { kind: "rejected", problem: conflictProblem(event), stored },
    );
    return false;
  });
}

interface ScoredAgent {
  readonly agent: Agent;
  readonly changes: AgentChanges;
  readonly days: BatchWrites["days"];
  readonly result: AgentResult;
  /** The streak after the last stored day. */
  readonly streakLength: number;
}

async function scoreBatch(
  trx: Kysely<Schema>,
  fresh: readonly AttributedEvent[],
  agents: ReadonlyMap<number, Agent>,
  settings: ScoringSettings,
): Promise<readonly ScoredAgent[]> {
  const zoneOf = (rowId: number) => agents.get(rowId)!.timeZone ?? settings.timeZone;
  const byAgent = new Map<number, { events: AttributedEvent[]; rescore: Set<Day> }>();
  const entryOf = (rowId: number) => {
    let entry = byAgent.get(rowId);
    if (!entry) byAgent.set(rowId, entry = { events: [], rescore: new Set() });
    return entry;
  };
  for (const event of fresh) entryOf(event.agentRowId).events.push(event);

  const objects = createObjectIndex(trx, settings.versions);
  await lockObjects(trx, objectsOf(fresh, settings.versions));
  await objects.load(fresh);
  const displaced = objects.add(fresh);
  const unlocked = displaced.filter((holder) => !agents.has(holder.agentRowId));
  if (unlocked.length > 0) throw new MoreAgentsNeeded(unlocked.map((one) => one.agentRowId));
  for (const holder of displaced) entryOf(holder.agentRowId).rescore.add(holder.day);

  const newEvents = new Map<number, NewEvents>();
  const from = [...byAgent].map(([rowId, { events, rescore }]) => {
    const byDay = Map.groupBy(events, (event) => localDay(event.time, zoneOf(rowId)));
    newEvents.set(rowId, byDay);
    return { rowId, from: [...byDay.keys(), ...rescore].sort()[0]! };
  });
  const known = await findDaysFrom(trx, from);

  // Score everyone; who needs stored events says so, and they are read for all at once.
  const logged = new Map<number, Map<Day, LoggedEvent[]>>();
  const context = { ...settings, isObjectTaken: objects.isTaken };
  while (true) {
    const scores = [...byAgent].map(([rowId, { rescore }]) => {
      const history: AgentHistory = {
        agent: agents.get(rowId)!.id,
        ...known.get(rowId)!,
        events: logged.get(rowId) ?? new Map(),
        rescore,
      };
      return { rowId, score: scoreAgent(history, newEvents.get(rowId)!, context) };
    });
    const needs = scores.flatMap(({ rowId, score }) =>
      score.kind === "needs" ? score.days.map((day) => ({ rowId, day })) : []
    );
    if (needs.length > 0) {
      for (const { rowId, day } of needs) {
        if (!logged.has(rowId)) logged.set(rowId, new Map());
        logged.get(rowId)!.set(day, []);
      }
      const events = await findEventsOfDays(trx, needs);
      for (const event of events) logged.get(event.agentRowId)!.get(event.day)!.push(event);
      await objects.load(events);
      continue;
    }

    const rescored = scores.flatMap(({ rowId, score }) =>
      score.kind === "scored"
        ? score.changes.filter((change) => change.mode === "rescored")
          .map(({ day }) => ({ rowId, day }))
        : []
    );
    const bookings = Map.groupBy(
      await findStandingOfDays(trx, rescored),
      (entry) => entry.agentRowId,
    );
    return scores.map(({ rowId, score }) => {
      if (score.kind !== "scored") throw new Error("unreachable: all needs were met");
      const agent = agents.get(rowId)!;
      const stored = {
        bookings: bookings.get(rowId) ?? [],
        events: [...(logged.get(rowId)?.values() ?? [])].flat(),
      };
      const changes = collectChanges(agent, score.changes, stored, settings.timeZone);
      const today = localDay(settings.now, zoneOf(rowId));
      const shown = currentStreak(score.streak, today, settings.calendar);
      return {
        agent,
        changes,
        days: score.changes.map((change) => ({ ...change, rowId })),
        result: answerEvents(agent, byAgent.get(rowId)!.events, changes, shown),
        streakLength: score.streak.length,
      };
    });
  }
}

function toNewEvent(
  event: AttributedEvent,
  agent: Agent,
  answer: EventAnswer,
  timeZone: string,
): NewEvent {
  return {
    ...event,
    day: localDay(event.time, agent.timeZone ?? timeZone),
    boardDay: localDay(event.time, timeZone),
    objectId: objectIdOf(event.data),
    ruleVersion: answer.ruleVersion,
    status: answer.status,
    points: answer.points,
    reason: answer.reason ?? null,
    answer: answer as unknown as Record<string, unknown>,
  };
}
