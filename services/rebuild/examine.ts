import type { Kysely } from "kysely";
import { readBatchFacts } from "@/db/scoring/batch_facts.ts";
import { findBrokenPairs, readStandingBookings } from "@/db/rebuild/ledger.ts";
import {
  type AgentSpan,
  readStoredDays,
  readStoredSums,
  type StoredAgent,
} from "@/db/rebuild/state.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { ConfigStore } from "@/services/rewards/config.ts";
import { compareBookings, compareDays, compareEnd, compareStoredEvents } from "./compare.ts";
import { type ExpectedSpan, PAGE, replayLog } from "./expected.ts";
import { type Findings, noFindings, note } from "./findings.ts";

export interface ExamineOptions {
  readonly config: ConfigStore;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The approximate number of events in memory at the same time. */
  readonly page?: number;
}

/**
 * The result of an examination: the agent's findings, and how many of the agent's events were
 * replayed.
 */
export interface Examined {
  readonly findings: Findings;
  readonly events: number;
}

/**
 * Replays the log of agents and compares the result with what is stored. Yields the agents in their
 * order, each as soon as it is done.
 */
export async function* examineAgents(
  db: Kysely<Schema>,
  agents: readonly StoredAgent[],
  { config: store, now, page = PAGE }: ExamineOptions,
): AsyncGenerator<Examined> {
  const rowIds = agents.map((agent) => agent.rowId);
  const facts = await readBatchFacts(db, [], rowIds);
  const config = await store.at(db, facts.epoch);
  const pairs = Map.groupBy(await findBrokenPairs(db, rowIds), (pair) => pair.agentRowId);
  let current: { findings: Findings; events: number } | undefined;
  for await (const spans of replayLog(db, agents, { config, facts, now }, page)) {
    const stored = await readStored(db, spans);
    for (const one of spans) {
      const { rowId, id } = one.agent;
      if (current?.findings.agentRowId !== rowId) {
        current = { findings: noFindings(rowId, id), events: 0 };
      }
      const { findings } = current;
      compareStoredEvents(findings, one.days);
      compareBookings(findings, stored.bookings.get(rowId) ?? [], one.days);
      compareDays(findings, stored.days.get(rowId) ?? [], one.days);
      for (const { events } of one.days) current.events += events.length;
      if (!one.end) continue;
      for (const pair of pairs.get(rowId) ?? []) {
        const { points, counterPoints, isMarked } = pair;
        note(findings, "reward_history", `booking ${pair.rowId} that was taken back`, {
          column: isMarked ? "counter-booking" : "is_void",
          stored: isMarked ? counterPoints : false,
          expected: isMarked ? -points : true,
        });
      }
      compareEnd(findings, one, one.end, stored.sumsOf(rowId), config.achievementRowIds);
      yield current;
    }
  }
}

async function readStored(db: Kysely<Schema>, spans: readonly ExpectedSpan[]) {
  const asked: AgentSpan[] = spans.map(({ span }) => span);
  const done = spans.filter(({ end }) => end !== null).map(({ agent }) => agent.rowId);
  const days = Map.groupBy(await readStoredDays(db, asked), (row) => row.agentRowId);
  const bookings = Map.groupBy(await readStandingBookings(db, asked), (row) => row.agentRowId);
  const sums = await readStoredSums(db, done);
  const scores = Map.groupBy(sums.scores, (row) => row.agentRowId);
  const awards = Map.groupBy(sums.awards, (row) => row.agentRowId);
  const rights = Map.groupBy(sums.rights, (row) => row.agentRowId);
  return {
    days,
    bookings,
    sumsOf: (rowId: number) => ({
      scores: scores.get(rowId) ?? [],
      awards: awards.get(rowId) ?? [],
      rights: rights.get(rowId) ?? [],
    }),
  };
}
