import type { Transaction } from "kysely";
import type { ScoringEvent } from "@/core/events/events.ts";
import { saveAwards } from "@/db/achievements.ts";
import { type BatchFacts, readBatchFacts } from "@/db/scoring/batch_facts.ts";
import { type NewEvent, saveOutcomes } from "@/db/events/events.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import { voidBookings } from "@/db/scoring/ledger.ts";
import { lockAgents, type LockedAgent } from "@/db/scoring/locked_agents.ts";
import { insertOutbox, type OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { grantRights, revokeRights } from "@/db/spins/rights.ts";
import { writeBatch } from "@/db/scoring/write_batch.ts";
import { toldBy } from "@/services/notifications/from_messages.ts";
import { tell } from "@/services/notifications/tell.ts";
import { advanceChallenges } from "./challenge_answers.ts";
import type { ConfigStore, ScoringConfig } from "./config.ts";
import {
  type AttributedEvent,
  conflictProblem,
  type EventAnswer,
  hasContent,
  type IngestResult,
} from "./event.ts";
import type { KnownFacts } from "./known_agents.ts";
import { liveMessages } from "./live_messages.ts";
import { type Locks, MoreAgentsNeeded } from "./run_scoring.ts";
import { applyReversals } from "./reversals.ts";
import { type RescoreSpan, scoreBatch, type ScoredAgent } from "./score_batch.ts";
import { rightChanges } from "./spin_rights.ts";
import { toNewEvent, writesOf } from "./writes.ts";

/** The input of one transaction. */
export interface Batch {
  /** Their identities must be distinct. */
  readonly events: readonly AttributedEvent[];
  readonly rescore?: readonly RescoreSpan[];
  /** Live messages to send together with those of scoring. */
  readonly messages?: readonly OutboxMessage[];
  /** Whether to send new totals without announcing levels and achievements. */
  readonly isSilent?: boolean;
}

/** The settings that a batch is scored with. */
export interface BatchSettings {
  readonly config: ConfigStore;
  /** The organization's time zone: boards start a new period at its midnight. */
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The results of a batch, and whether it wrote an outbox row. */
export interface BatchResult {
  readonly results: ReadonlyMap<string, IngestResult>;
  readonly hasMessages: boolean;
  /** What to cache once the transaction is committed. */
  readonly scored: readonly ScoredAgent[];
  readonly knownFacts: KnownFacts;
}

/**
 * Ingests events, and scores stored days again, in one transaction: locks the agents, returns the
 * stored answers of known events, scores the rest and writes all consequences.
 * @throws {MoreAgentsNeeded | TurnNeeded | EventRace} when the transaction must start again
 */
export async function runBatch(
  trx: Transaction<Schema>,
  batch: Batch,
  locks: Locks,
  settings: BatchSettings,
): Promise<BatchResult> {
  const { rescore = [], messages = [], isSilent = false } = batch;
  const { agents, facts, config } = await begin(trx, batch, locks, settings.config);
  const results = new Map<string, IngestResult>();
  const fresh = answerKnown(redirect(batch.events, agents), facts, results);
  const locked = new Set(agents.keys());
  const reversed = await applyReversals(trx, fresh, facts.reversed, { ...locks, locked }, results);
  const scored = await scoreBatch(trx, {
    ...settings,
    agents,
    facts,
    config,
    events: reversed.events,
    spans: rescore,
    days: reversed.rescore,
    released: reversed.targets as readonly ScoringEvent[],
  });
  const knownFacts = {
    epoch: config.epoch,
    factsOf: (rowId: number) => ({
      boosts: facts.boosts.get(rowId) ?? [],
      leave: facts.leave.get(rowId) ?? [],
    }),
  };
  if (scored.length === 0) {
    await tell(trx, toldBy(messages, [], settings.now));
    if (messages.length > 0) await insertOutbox(trx, messages);
    return {
      results,
      hasMessages: messages.length > 0,
      scored,
      knownFacts: { ...knownFacts, scores: [] },
    };
  }

  const challenges = await advanceChallenges(trx, scored, config, settings.now);
  const byAgent = new Map(scored.map((one) => [one.agent.rowId, one]));
  const toInsert = reversed.events.map((event): NewEvent => {
    const one = byAgent.get(event.agentRowId)!;
    const answer = one.result.answers.get(identityKey(event))!;
    const reason = reversed.reasons.get(identityKey(event));
    const fullAnswer = {
      ...answer,
      ...(reason === undefined ? {} : { reason }),
      challenges: challenges.of(event, one),
    };
    results.set(identityKey(event), { kind: "accepted", answer: fullAnswer });
    return toNewEvent(event, one.agent, answer, fullAnswer, settings.timeZone);
  });
  // Void old bookings first: an event may have only one booking in force.
  await saveOutcomes(trx, scored.flatMap((one) => one.changes.outcomes));
  await voidBookings(trx, scored.flatMap((one) => one.changes.voided));
  const scores = await writeBatch(trx, writesOf(scored, toInsert));
  await saveAwards(trx, touchedAwards(scored, config));
  const rights = scored.map((one) => rightChanges(one, settings.now));
  await revokeRights(trx, rights.flatMap(({ revoked }) => revoked));
  await grantRights(trx, rights.flatMap(({ granted }) => granted));

  const scoresOf = Map.groupBy(scores, (score) => score.agentRowId);
  const liveOutbox: OutboxMessage[] = [
    ...messages,
    ...scored.flatMap((one) =>
      liveMessages(one, scoresOf.get(one.agent.rowId) ?? [], { isSilent, types: config.types })
    ),
    ...(isSilent ? [] : challenges.messages),
  ];
  const spins = scored.map(({ agent }, index) => ({
    agent: agent.id,
    rights: isSilent ? [] : rights[index]!.granted,
  }));
  await tell(trx, toldBy(liveOutbox, spins, settings.now));
  if (liveOutbox.length > 0) await insertOutbox(trx, liveOutbox);
  return {
    results,
    hasMessages: liveOutbox.length > 0,
    scored,
    knownFacts: { ...knownFacts, scores },
  };
}

/**
 * Locks the agents, then reads everything that the batch depends on: nothing of it can change
 * afterwards.
 */
async function begin(
  trx: Transaction<Schema>,
  { events, rescore = [] }: Batch,
  locks: Locks,
  store: ConfigStore,
): Promise<{
  agents: ReadonlyMap<number, LockedAgent>;
  facts: BatchFacts;
  config: ScoringConfig;
}> {
  const rowIds = [
    ...new Set([
      ...events.map((event) => event.agentRowId),
      ...rescore.map((span) => span.agentRowId),
      ...locks.agents,
    ]),
  ];
  let agents = await lockAgents(trx, rowIds);
  const facts = await readBatchFacts(trx, events, rowIds);
  const config = await store.at(trx, facts.epoch);
  // The configuration was changed while this transaction waited for the locks, and these agents may
  // have changed with it.
  const isOutdated = agents.some((agent) => agent.epoch !== facts.epoch);
  if (isOutdated) agents = await lockAgents(trx, rowIds);
  return { agents: new Map(agents.map((agent) => [agent.rowId, agent])), facts, config };
}

/**
 * Reassigns events of an agent who was merged a moment ago to the remaining agent. Such events
 * arrive when an instance still has the merged agent in its cache.
 * @throws {MoreAgentsNeeded} when the remaining agent is not locked
 */
function redirect(
  events: readonly AttributedEvent[],
  agents: ReadonlyMap<number, LockedAgent>,
): readonly AttributedEvent[] {
  const targetOf = ({ agentRowId }: AttributedEvent) => agents.get(agentRowId)?.mergedInto ?? null;
  const targets = events.map(targetOf).filter((target) => target !== null);
  if (targets.length === 0) return events;
  const unlocked = targets.filter((target) => !agents.has(target));
  if (unlocked.length > 0) throw new MoreAgentsNeeded(unlocked);
  return events.map((event) => ({ ...event, agentRowId: targetOf(event) ?? event.agentRowId }));
}

/** Answers repetitions and conflicts; returns the events that are new. */
function answerKnown(
  events: readonly AttributedEvent[],
  { answers }: BatchFacts,
  results: Map<string, IngestResult>,
): readonly AttributedEvent[] {
  if (answers.size === 0) return events;
  return events.filter((event) => {
    const stored = answers.get(identityKey(event));
    if (!stored) return true;
    results.set(
      identityKey(event),
      hasContent(event, stored.contentHash)
        ? { kind: "duplicate", answer: stored.answer as EventAnswer }
        : { kind: "rejected", problem: conflictProblem(event), stored },
    );
    return false;
  });
}

function touchedAwards(scored: readonly ScoredAgent[], config: ScoringConfig) {
  return scored.flatMap(({ agent, changes }) =>
    [...changes.added, ...changes.voided].flatMap(({ achievement: key }) => {
      const achievementRowId = key === undefined ? undefined : config.achievementRowIds.get(key);
      return achievementRowId === undefined
        ? []
        : [{ agentRowId: agent.rowId, achievementRowId, key: key! }];
    })
  );
}
