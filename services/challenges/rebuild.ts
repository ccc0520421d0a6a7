import type { Kysely, Transaction } from "kysely";
import {
  type Contribution,
  countProgress,
  NO_CHALLENGE_PROGRESS,
  type Progress,
} from "@/core/challenges/progress.ts";
import { settle } from "@/core/challenges/settlement.ts";
import { isInAudience } from "@/core/challenges/challenges.ts";
import { listParticipants } from "@/db/challenges/payments.ts";
import {
  insertPairs,
  listAgentsSince,
  listPairs,
  type PairProgress,
  savePairs,
} from "@/db/challenges/progress.ts";
import {
  listCountingChallenges,
  markUnsettled,
  type StoredChallenge,
} from "@/db/challenges/challenges.ts";
import { stopScoring } from "@/db/scoring/epoch.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findContributions } from "@/services/challenge_progress/contributions.ts";
import { findDue } from "./settlement.ts";

/** A stored value in `agent_challenges` that differs from what the log leads to. */
export interface ChallengeDifference {
  readonly table: "agent_challenges";
  readonly agent: string;
  /** The challenge's key. */
  readonly key: string;
  readonly column: string;
  readonly stored: unknown;
  readonly expected: unknown;
}

/** How many agents have their events in memory at the same time. */
const PAGE = 200;

/**
 * Counts every challenge again from the log and compares the result with what is stored. A
 * challenge that differs is checked a second time while scoring is paused, because the difference
 * may come from an event that was just being scored.
 * @param options.repair whether to correct the differences; the jobs then settle a changed result
 * @returns the differences that remain
 */
export async function examineChallenges(
  db: Kysely<Schema>,
  { repair }: { readonly repair: boolean },
): Promise<readonly ChallengeDifference[]> {
  const differences: ChallengeDifference[] = [];
  for (const challenge of await listCountingChallenges(db)) {
    if ((await examine(db, challenge)).differences.length === 0) continue;
    await db.transaction().execute(async (trx) => {
      await stopScoring(trx);
      const found = (await listCountingChallenges(trx))
        .find(({ rowId }) => rowId === challenge.rowId);
      if (!found) return;
      const again = await examine(trx, found);
      if (again.differences.length === 0) return;
      if (repair) await repairChallenge(trx, found, again);
      else differences.push(...again.differences);
    });
  }
  return differences;
}

/**
 * Counts some challenges again, after the events of one agent were moved to another. The
 * transaction must be the only one that scores.
 */
export async function recountChallenges(
  trx: Transaction<Schema>,
  challengeRowIds: readonly number[],
): Promise<void> {
  for (const challenge of await listCountingChallenges(trx)) {
    if (!challengeRowIds.includes(challenge.rowId)) continue;
    const found = await examine(trx, challenge);
    if (found.differences.length > 0) await repairChallenge(trx, challenge, found);
  }
}

interface Examined {
  readonly differences: readonly ChallengeDifference[];
  /** The correct rows, for those that are wrong. */
  readonly wanted: readonly PairProgress[];
  /** Agents whose row is missing. */
  readonly missing: readonly number[];
}

async function repairChallenge(
  trx: Transaction<Schema>,
  challenge: StoredChallenge,
  found: Examined,
) {
  const challengeRowId = challenge.rowId;
  const missing = found.missing.map((agentRowId) => ({ agentRowId, challengeRowId }));
  if (missing.length > 0) await insertPairs(trx, missing, null);
  if (found.wanted.length > 0) await savePairs(trx, found.wanted);
  if (challenge.settledAt !== null) await markUnsettled(trx, [challengeRowId]);
}

async function examine(db: Kysely<Schema>, challenge: StoredChallenge): Promise<Examined> {
  const stored = await listPairs(db, challenge.rowId);
  const missing = await findMissing(db, challenge, new Set(stored.map((row) => row.agentRowId)));
  const rows = [
    ...stored,
    ...missing.map(({ rowId, id }) => ({
      agentRowId: rowId,
      challengeRowId: challenge.rowId,
      teamRowId: null,
      agent: id,
      ...NO_CHALLENGE_PROGRESS,
    })),
  ];
  const expected = await countRows(db, challenge, rows);
  const differences: ChallengeDifference[] = [];
  const note = (agent: string, column: string, stored: unknown, expected: unknown) =>
    differences.push({
      table: "agent_challenges",
      agent,
      key: challenge.key,
      column,
      stored,
      expected,
    });
  const wanted: PairProgress[] = [];
  for (const row of rows) {
    const should = { ...row, ...expected.get(row.agentRowId)! };
    const column = (["progress", "completedAt", "lastTime"] as const)
      .find((name) => row[name] !== should[name]);
    if (column === undefined) continue;
    wanted.push(should);
    note(row.agent, COLUMNS[column], row[column], should[column]);
  }
  if (challenge.settledAt !== null && !challenge.needsSettling && wanted.length === 0) {
    const participants = await listParticipants(db, challenge.rowId);
    const winners = new Map(settle(challenge, participants).map((one) => [one.agent, one]));
    for (const { participant, winner } of findDue(participants, winners)) {
      note(participant.agent, "paid_event_id", participant.payment, winner);
    }
  }
  return { differences, wanted, missing: missing.map(({ rowId }) => rowId) };
}

const COLUMNS = {
  progress: "current_progress",
  completedAt: "completed_at",
  lastTime: "last_time",
} as const;

/**
 * Returns the agents who contributed something and have no row. Empty when teams decide who takes
 * part, because the log does not say in which team somebody was when their work arrived.
 */
async function findMissing(
  db: Kysely<Schema>,
  challenge: StoredChallenge,
  known: ReadonlySet<number>,
) {
  const { audience, joining, kind } = challenge;
  const isByTeam = kind === "team" || (audience !== "everyone" && "teams" in audience);
  if (joining !== "automatic" || isByTeam) return [];
  const able = (await listAgentsSince(db, challenge.startsAt))
    .filter((agent) => !known.has(agent.rowId) && isInAudience(challenge, agent));
  const missing: typeof able = [];
  for (let i = 0; i < able.length; i += PAGE) {
    const page = able.slice(i, i + PAGE);
    const found = await findContributions(db, challenge, [], page.map(({ rowId }) => rowId));
    missing.push(...page.filter(({ rowId }) => found.get(rowId)!.length > 0));
  }
  return missing;
}

/** Computes the progress of participants from the log, by agent row id. */
async function countRows(
  db: Kysely<Schema>,
  challenge: StoredChallenge,
  rows: readonly PairProgress[],
): Promise<ReadonlyMap<number, Progress>> {
  const isTeam = challenge.kind === "team";
  const counted = new Map<number, Progress>();
  const byTeam = new Map<number | null, Contribution[]>();
  for (let i = 0; i < rows.length; i += PAGE) {
    const page = rows.slice(i, i + PAGE);
    const found = await findContributions(db, challenge, [], page.map((row) => row.agentRowId));
    for (const { agentRowId, teamRowId } of page) {
      const own = found.get(agentRowId)!;
      const { progress, completedAt, lastTime } = countProgress(
        own,
        isTeam ? null : challenge.target,
      );
      counted.set(agentRowId, { progress, completedAt, lastTime });
      if (!isTeam) continue;
      if (!byTeam.has(teamRowId)) byTeam.set(teamRowId, []);
      for (const contribution of own) byTeam.get(teamRowId)!.push(contribution);
    }
  }
  if (!isTeam) return counted;
  const reached = new Map(
    [...byTeam].map(([team, all]) => [team, countProgress(all, challenge.target).completedAt]),
  );
  for (const { agentRowId, teamRowId } of rows) {
    const completedAt = teamRowId === null ? null : reached.get(teamRowId)!;
    counted.set(agentRowId, { ...counted.get(agentRowId)!, completedAt });
  }
  return counted;
}
