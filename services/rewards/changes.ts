import { localDay } from "@/core/calendars/calendar.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import { diffLedger, type LedgerEntry } from "@/core/scoring/ledger.ts";
import type { DayChange } from "@/core/scoring/score_agent.ts";
import type { ScoredEvent } from "@/core/scoring/score_day.ts";
import type { Agent } from "@/db/agents/agents.ts";
import type { EventOutcome, LoggedEvent } from "@/db/events/events.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import type { ScoreChange } from "@/db/leaderboards.ts";
import type { NewBooking, StoredBooking } from "@/db/events/ledger_row.ts";

/** The database changes that follow from scoring one agent. */
export interface ScoringChanges {
  readonly voided: readonly StoredBooking[];
  readonly added: readonly NewBooking[];
  /** Stored events whose outcome has changed. */
  readonly outcomes: readonly EventOutcome[];
  readonly scores: readonly ScoreChange[];
  /** The outcomes of all scored events, by identity. */
  readonly byEvent: ReadonlyMap<string, ScoredEvent>;
}

/**
 * Turns scored days into the changes to write: new bookings for new days, and for days that were
 * scored again the difference to the bookings in force.
 */
export function collectChanges(
  agent: Agent,
  changes: readonly DayChange[],
  stored: { readonly bookings: readonly StoredBooking[]; readonly events: readonly LoggedEvent[] },
  boardZone: string,
): ScoringChanges {
  const byEvent = new Map<string, ScoredEvent>();
  const voided: StoredBooking[] = [];
  const added: NewBooking[] = [];
  for (const { day, mode, scored } of changes) {
    for (const outcome of scored.outcomes) byEvent.set(identityKey(outcome.event), outcome);
    const book = (entry: LedgerEntry): NewBooking => ({
      ...entry,
      agentRowId: agent.rowId,
      day,
      boardDay: localDay(entry.time, boardZone),
    });
    if (mode === "appended") {
      added.push(...scored.entries.map(book));
      continue;
    }
    const standing = stored.bookings.filter((entry) => entry.day === day);
    const difference = diffLedger(standing, scored.entries);
    voided.push(...difference.voided);
    added.push(...difference.added.map(book));
  }
  const outcomes = stored.events.flatMap((event) => changedOutcome(event, byEvent));
  return { voided, added, outcomes, scores: scoreChanges(agent, added, voided), byEvent };
}

function changedOutcome(
  event: LoggedEvent,
  byEvent: ReadonlyMap<string, ScoredEvent>,
): EventOutcome[] {
  const outcome = byEvent.get(identityKey(event));
  if (!outcome) return [];
  const isSame = outcome.status === event.status && outcome.points === event.points &&
    outcome.reason === event.reason && outcome.ruleVersion === event.ruleVersion;
  if (isSame) return [];
  const { status, points, reason, ruleVersion } = outcome;
  return [{ rowId: event.rowId, status, points, reason, ruleVersion }];
}

function scoreChanges(
  agent: Agent,
  added: readonly NewBooking[],
  voided: readonly StoredBooking[],
): ScoreChange[] {
  interface Sum {
    points: number;
    reachedAt: number | null;
    isCorrected: boolean;
  }
  const byDay = new Map<string, Sum>();
  const sumOf = (day: string) => {
    let sum = byDay.get(day);
    if (!sum) byDay.set(day, sum = { points: 0, reachedAt: null, isCorrected: false });
    return sum;
  };
  for (const entry of added) {
    const sum = sumOf(entry.boardDay);
    sum.points += entry.points;
    sum.reachedAt = Math.max(sum.reachedAt ?? entry.time, entry.time);
  }
  for (const entry of voided) {
    const sum = sumOf(entry.boardDay);
    sum.points -= entry.points;
    sum.isCorrected = true;
  }
  const byPeriod = new Map<string, ScoreChange>();
  for (const [day, sum] of byDay) {
    for (const kind of PERIOD_KINDS) {
      const { start, end } = periodOf(kind, day);
      const key = `${kind} ${start}`;
      const known = byPeriod.get(key);
      const times = [known?.reachedAt ?? null, sum.reachedAt].filter((time) => time !== null);
      byPeriod.set(key, {
        kind,
        start,
        end,
        agentRowId: agent.rowId,
        agentId: agent.id,
        points: (known?.points ?? 0) + sum.points,
        reachedAt: times.length > 0 ? Math.max(...times) : null,
        isCorrected: sum.isCorrected || (known?.isCorrected ?? false),
      });
    }
  }
  return [...byPeriod.values()];
}
