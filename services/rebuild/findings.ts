import { stringify } from "safe-stable-stringify";
import type { Day } from "@/core/calendars/calendar.ts";
import type { TouchedAward } from "@/db/achievements.ts";
import type { EventOutcome } from "@/db/events/events.ts";
import type { NewBooking, StoredBooking } from "@/db/events/ledger_row.ts";
import type { AgentTotals } from "@/db/scoring/locked_agents.ts";
import type { EventFacts, WantedScore } from "@/db/rebuild/writes.ts";
import type { NewRight, RightKey } from "@/db/spins/rights.ts";
import type { BatchWrites } from "@/db/scoring/write_batch.ts";

/** A stored value that differs from what the log leads to. */
export interface Difference {
  readonly table: string;
  /** The agent's id; null when the row belongs to no agent. */
  readonly agent: string | null;
  /** What identifies the row among the agent's others: a day, an event, a board … */
  readonly key: string;
  readonly column: string;
  /** Undefined when the row does not exist. */
  readonly stored: unknown;
  /** Undefined when the row should not exist. */
  readonly expected: unknown;
}

/** The changes that make the database match the log again. */
export interface Repairs {
  readonly outcomes: EventOutcome[];
  readonly facts: EventFacts[];
  readonly voided: StoredBooking[];
  readonly added: NewBooking[];
  readonly days: BatchWrites["days"][number][];
  readonly lostDays: Day[];
  totals: AgentTotals | null;
  readonly scores: WantedScore[];
  readonly lostScores: string[];
  readonly awards: TouchedAward[];
  readonly granted: NewRight[];
  readonly revoked: RightKey[];
}

/** Everything that is wrong for one agent. */
export interface Findings {
  readonly agentRowId: number;
  readonly agent: string;
  /** The first difference of each table. */
  readonly differences: Difference[];
  readonly repairs: Repairs;
}

export function noFindings(agentRowId: number, agent: string): Findings {
  const repairs: Repairs = {
    outcomes: [],
    facts: [],
    voided: [],
    added: [],
    days: [],
    lostDays: [],
    totals: null,
    scores: [],
    lostScores: [],
    awards: [],
    granted: [],
    revoked: [],
  };
  return { agentRowId, agent, differences: [], repairs };
}

/** Records a difference; only the first one of each table is kept. */
export function note(
  findings: Findings,
  table: string,
  key: string,
  { column, stored, expected }: ColumnDifference,
): void {
  if (findings.differences.some((known) => known.table === table)) return;
  findings.differences.push({ table, agent: findings.agent, key, column, stored, expected });
}

export type ColumnDifference = Pick<Difference, "column" | "stored" | "expected">;

/**
 * Returns the first column that differs; `row` when one side is missing, undefined when all are
 * equal. It only compares the columns that are expected.
 */
export function differenceOf(
  stored: Readonly<Record<string, unknown>> | undefined,
  expected: Readonly<Record<string, unknown>> | undefined,
): ColumnDifference | undefined {
  if (!stored || !expected) {
    return stored || expected ? { column: "row", stored, expected } : undefined;
  }
  for (const [column, value] of Object.entries(expected)) {
    if (isSame(stored[column], value)) continue;
    return { column, stored: stored[column] ?? null, expected: value };
  }
  return undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  // Objects come from JSON columns, in which the order of keys has no meaning.
  return typeof a === "object" && typeof b === "object" && stringify(a) === stringify(b);
}

/**
 * Returns the difference as a sentence: `agent_days: agent ann, 2026-11-16: streak_length is 3, not
 * 4`.
 */
export function findingText({ table, agent, key, column, stored, expected }: Difference): string {
  const where = `${table}: ${agent === null ? "" : `agent ${agent}, `}${key}`;
  if (stored === undefined) return `${where}: the row is missing; expected ${shown(expected)}.`;
  if (expected === undefined) return `${where}: the row should not be there: ${shown(stored)}.`;
  return `${where}: ${column} is ${shown(stored)}, expected ${shown(expected)}.`;
}

const MAX_SHOWN = 300;

function shown(value: unknown): string {
  const text = stringify(value) ?? "nothing";
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN - 1)}…`;
}
