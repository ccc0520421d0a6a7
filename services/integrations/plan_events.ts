import { MAX_AGE_DAYS, MAX_AGE_MILLISECONDS } from "@/core/events/events.ts";
import type { DerivedEvent } from "@/core/integrations/derived.ts";
import type { DerivedRow } from "@/db/integrations/derived_events.ts";
import { stringify } from "safe-stable-stringify";

const TOO_OLD = `It was done more than ${MAX_AGE_DAYS} days before Laurel heard of it.`;

/** A derived event with the reason why the log would refuse it; null when it would accept it. */
export interface JudgedEvent extends DerivedEvent {
  readonly problem: string | null;
}

/** The context of planning. */
export interface PlanContext {
  /** Returns the agent assigned to a person in the tool, or null. */
  readonly agentOf: (person: string) => number | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Compares what an object has earned with the stored rows.
 * @returns the rows that change
 */
export function planEvents(
  stored: readonly DerivedRow[],
  derived: readonly JudgedEvent[],
  context: PlanContext,
): DerivedRow[] {
  const before = new Map(stored.map((row) => [row.key, row]));
  const wanted = new Set(derived.map(({ key }) => key));
  const changed = derived.flatMap((event) => {
    const agentRowId = context.agentOf(event.person);
    const known = before.get(event.key);
    if (!known) return [settle(begin(event, agentRowId, context.now))];
    if (isSame(known, event, agentRowId)) {
      // An event that the log refused may be valid by now, for example after an update of Laurel.
      const isRefused = known.problem !== null && known.problem !== TOO_OLD;
      const { problem } = event;
      if (!isRefused || (known.problem === problem && known.failures === 0)) return [];
      return [settle({ ...known, problem, failures: 0 })];
    }
    return [settle(change(known, event, agentRowId))];
  });
  for (const row of stored) {
    if (!row.isWanted || wanted.has(row.key)) continue;
    changed.push(settle({ ...row, isWanted: false, isSent: false, problem: null, failures: 0 }));
  }
  return changed;
}

/**
 * Returns the revision up to which everything must be reversed: all revisions that may have been
 * sent, except the current one while it is wanted.
 */
export function reversalTarget({ isWanted, revision, attempted }: DerivedRow): number {
  return isWanted && attempted === revision ? revision - 1 : attempted;
}

function begin(event: JudgedEvent, agentRowId: number | null, now: number): DerivedRow {
  const { key, type, person, time, data } = event;
  const problem = time < now - MAX_AGE_MILLISECONDS ? TOO_OLD : event.problem;
  return {
    key,
    type,
    person,
    agentRowId,
    time,
    data,
    problem,
    isWanted: true,
    revision: 1,
    attempted: 0,
    reversedTo: 0,
    isSent: false,
    sentAgent: null,
    failures: 0,
    isSettled: false,
  };
}

function isSame(row: DerivedRow, event: DerivedEvent, agentRowId: number | null): boolean {
  return row.isWanted && row.agentRowId === agentRowId && row.type === event.type &&
    row.person === event.person && row.time === event.time &&
    stringify(row.data) === stringify(JSON.parse(JSON.stringify(event.data)));
}

/**
 * A revision that was never sent is unknown to the log, so it is overwritten without a new number.
 */
function change(row: DerivedRow, event: JudgedEvent, agentRowId: number | null): DerivedRow {
  const { type, person, time, data } = event;
  const isSeen = row.attempted === row.revision;
  return {
    ...row,
    type,
    person,
    time,
    data,
    agentRowId,
    isWanted: true,
    isSent: false,
    revision: isSeen ? row.revision + 1 : row.revision,
    // An event that was too old when it was first received stays too old.
    problem: row.problem === TOO_OLD ? TOO_OLD : event.problem,
    failures: 0,
  };
}

function settle(row: DerivedRow): DerivedRow {
  const isDone = !row.isWanted || row.agentRowId === null || row.isSent || row.problem !== null;
  return { ...row, isSettled: isDone && row.reversedTo >= reversalTarget(row) };
}
