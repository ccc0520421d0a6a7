import type { Kysely } from "kysely";
import { localDay } from "@/core/calendars/calendar.ts";
import { ACHIEVEMENT_TYPE, REVERSAL_TYPE } from "@/core/events/events.ts";
import { scoreAgent } from "@/core/scoring/score_agent.ts";
import { currentStreak } from "@/core/calendars/streak.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import type { BoardScore } from "@/db/leaderboards.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type NewAward, writeKnown } from "@/db/scoring/write_known.ts";
import { toldBy } from "@/services/notifications/from_messages.ts";
import { answerEvents } from "./answers.ts";
import type { BatchResult, BatchSettings } from "./batch.ts";
import { collectChanges } from "./changes.ts";
import { mayCount } from "./challenge_answers.ts";
import type { ScoringConfig } from "./config.ts";
import type { AttributedEvent, IngestResult } from "./event.ts";
import { addToScores, type KnownAgent, type KnownAgents } from "./known_agents.ts";
import { liveMessages } from "./live_messages.ts";
import { objectsOf } from "./objects.ts";
import { contextOf, type ScoredAgent } from "./score_batch.ts";
import { rightChanges } from "./spin_rights.ts";
import { toNewEvent, writesOf } from "./writes.ts";

/** An agent whose events were scored from the cache. */
export interface ScoredKnown extends ScoredAgent {
  readonly known: KnownAgent;
  readonly config: ScoringConfig;
  readonly scores: readonly BoardScore[];
}

/** The events that could be scored from the cache, and the rest. */
export interface KnownPlan {
  readonly scored: readonly ScoredKnown[];
  readonly rest: readonly AttributedEvent[];
}

/**
 * Scores the events that need only the cached data of their agents. Nearly every event can: work
 * that arrives in order, from agents who worked a moment ago. It saves six of seven round trips to
 * the database (bench `ingest_single`). All other events (late events, repetitions, reversals,
 * objects that pay once, events of challenges) are left to the transaction in batch.ts, which needs
 * no cache.
 */
export function planKnown(
  events: readonly AttributedEvent[],
  memory: KnownAgents,
  settings: BatchSettings,
): KnownPlan {
  const config = settings.config.known;
  if (!config) return { scored: [], rest: events };
  const scored: ScoredKnown[] = [];
  const rest: AttributedEvent[] = [];
  for (const [rowId, own] of Map.groupBy(events, (event) => event.agentRowId)) {
    const known = memory.get(rowId);
    const one = known && scoreKnown(known, own, config, settings);
    if (one) scored.push(one);
    else rest.push(...own);
  }
  return { scored, rest };
}

/**
 * Writes events that were scored from the cache, if the cached data were still current.
 * @returns the answers, and whether there are messages; undefined when nothing was written
 */
export async function commitKnown(
  db: Kysely<Schema>,
  scored: readonly ScoredKnown[],
  memory: KnownAgents,
  { config, timeZone, now }: BatchSettings,
): Promise<Pick<BatchResult, "results" | "hasMessages"> | undefined> {
  const results = new Map<string, IngestResult>();
  const toInsert = scored.flatMap(({ agent, events: own, result }) =>
    own.map((event) => {
      const answer = result.answers.get(identityKey(event))!;
      results.set(identityKey(event), { kind: "accepted", answer });
      return toNewEvent(event, agent, answer, answer, timeZone);
    })
  );
  // They were scored under this configuration, so it is there.
  const { types } = config.known!;
  const live = { isSilent: false, types };
  const messages = scored.flatMap((one) => liveMessages(one, one.scores, live));
  const rights = scored.map((one) => rightChanges(one, now).granted);
  const spins = scored.map(({ agent }, index) => ({ agent: agent.id, rights: rights[index]! }));
  const { epoch } = scored[0]!.known;
  const isWritten = await writeKnown(db, {
    ...writesOf(scored, toInsert),
    epoch,
    awards: awardsOf(scored),
    messages,
    versions: scored.map(({ agent }) => ({ rowId: agent.rowId, version: agent.version })),
    rights: rights.flat(),
    // The one statement stores them, instead of `tell`; these kinds have messages of their own.
    told: toldBy(messages, spins, now),
  });
  if (!isWritten) return undefined;
  const facts = new Map(scored.map(({ agent, known }) => [agent.rowId, known]));
  const scores = scored.flatMap((one) => one.scores);
  memory.keep(scored, { epoch, factsOf: (rowId) => facts.get(rowId)!, scores });
  return { results, hasMessages: messages.length > 0 };
}

/** Scores an agent's events with the cached data; undefined when those are not enough. */
function scoreKnown(
  known: KnownAgent,
  events: readonly AttributedEvent[],
  config: ScoringConfig,
  { timeZone, now }: BatchSettings,
): ScoredKnown | undefined {
  const { agent, from, days, streakBefore } = known;
  if (known.epoch !== config.epoch) return undefined;
  const isPlain = events.every((event) =>
    event.type !== REVERSAL_TYPE && !mayCount(event, config.challenges)
  );
  if (!isPlain || objectsOf(events, config.versions).length > 0) return undefined;
  const zone = agent.timeZone ?? timeZone;
  const newEvents = Map.groupBy(events, (event) => localDay(event.time, zone));
  for (const day of newEvents.keys()) if (day < from) return undefined;
  const context = contextOf(agent, config, known);
  const history = {
    agent: agent.id,
    streakBefore,
    days,
    progress: agent.progress,
    events: new Map(),
    rescore: new Set<string>(),
  };
  const score = scoreAgent(history, newEvents, { ...context, isObjectTaken: () => false });
  if (score.kind !== "scored") return undefined;
  const changes = collectChanges(agent, score.changes, { bookings: [], events: [] }, timeZone);
  const scores = addToScores(known, changes.scores);
  if (!scores) return undefined;
  const shown = currentStreak(score.streak, localDay(now, zone), context.calendar);
  const result = answerEvents(agent, events, changes, shown);
  const before = { streakBefore, days };
  return { known, config, scores, agent, events, score, changes, result, before, from, logged: [] };
}

function awardsOf(scored: readonly ScoredKnown[]): NewAward[] {
  return scored.flatMap(({ agent, changes, config }) =>
    changes.added.flatMap((entry) => {
      if (entry.type !== ACHIEVEMENT_TYPE) return [];
      const achievementRowId = config.achievementRowIds.get(entry.achievement!)!;
      return [{ agentRowId: agent.rowId, achievementRowId, time: entry.time }];
    })
  );
}
