import type { Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { REVERSAL_TYPE, reversedBy } from "@/core/events/events.ts";
import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import {
  findTargets,
  type Reversal,
  type ReversalTarget,
  saveReversals,
} from "@/db/events/reversals.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Problem } from "@/services/problems/mod.ts";
import type { AttributedEvent, IngestResult } from "./event.ts";
import { type Locks, MoreAgentsNeeded, TurnNeeded } from "./run_scoring.ts";

/** New events after reversals were applied. */
export interface Reversed {
  /** The events to score; reversed ones are marked. */
  readonly events: readonly AttributedEvent[];
  /** Stored events that this batch reverses. */
  readonly targets: readonly ReversalTarget[];
  /** Days to score again because of that, by agent. */
  readonly rescore: ReadonlyMap<number, ReadonlySet<Day>>;
  /** Reasons for the sender of a reversal that changes nothing (yet). */
  readonly reasons: ReadonlyMap<string, string>;
}

/**
 * Applies the reversals among new events: marks the events that they name, whether these are in the
 * log, in the same batch, or still to arrive. Invalid reversals are refused in `results`.
 * @param known identities that were reversed before
 * @throws {MoreAgentsNeeded | TurnNeeded} when the transaction must start again
 */
export async function applyReversals(
  trx: Transaction<Schema>,
  fresh: readonly AttributedEvent[],
  known: ReadonlySet<string>,
  locks: Locks & { readonly locked: ReadonlySet<number> },
  results: Map<string, IngestResult>,
): Promise<Reversed> {
  const wanted = fresh.flatMap((event) => {
    const target = event.type === REVERSAL_TYPE ? reversedBy(event.data) : null;
    return target ? [{ event, target }] : [];
  });
  const taken = new Set(known);
  const reasons = new Map<string, string>();
  const hit = new Map<string, ReversalTarget>();
  const movedTo = new Map<string, number>();
  if (wanted.length > 0) {
    const inBatch = new Map(fresh.map((event) => [identityKey(event), event]));
    const stored = await findTargets(trx, wanted.map(({ target }) => target));
    const reversals: Reversal[] = [];
    for (const { event, target } of wanted) {
      const key = identityKey(target);
      const found = stored.get(key) ?? inBatch.get(key);
      if (found?.type === REVERSAL_TYPE) {
        results.set(identityKey(event), { kind: "rejected", problem: reversalProblem(target) });
        continue;
      }
      // While the reversal is stored before its event, no other transaction may store the event.
      if (!found && !locks.isAlone) throw new TurnNeeded();
      const before = stored.get(key);
      if (found) movedTo.set(identityKey(event), found.agentRowId);
      else reasons.set(identityKey(event), "waiting_for_event");
      if (taken.has(key) || before?.isReversed) {
        reasons.set(identityKey(event), "already_reversed");
        continue;
      }
      taken.add(key);
      reversals.push({ target, by: event });
      if (before) hit.set(key, before);
    }
    const unlocked = [...hit.values(), ...movedTo.values().map((agentRowId) => ({ agentRowId }))]
      .map(({ agentRowId }) => agentRowId).filter((rowId) => !locks.locked.has(rowId));
    if (unlocked.length > 0) throw new MoreAgentsNeeded(unlocked);
    await saveReversals(trx, reversals);
  }

  const events = fresh.filter((event) => !results.has(identityKey(event))).map((event) => {
    if (event.type !== REVERSAL_TYPE) {
      return taken.has(identityKey(event)) ? { ...event, isReversed: true } : event;
    }
    // A reversal belongs to the history of the agent whose event it reverses.
    const agentRowId = movedTo.get(identityKey(event));
    return agentRowId === undefined ? event : { ...event, agentRowId };
  });
  const rescore = new Map<number, Set<Day>>();
  for (const { agentRowId, day } of hit.values()) {
    if (!rescore.has(agentRowId)) rescore.set(agentRowId, new Set());
    rescore.get(agentRowId)!.add(day);
  }
  return { events, targets: [...hit.values()], rescore, reasons };
}

/** Returns the problem for a reversal that names another reversal. */
export function reversalProblem({ source, id }: EventIdentity): Problem {
  return {
    status: 422,
    code: "reversal_of_reversal",
    title: "A reversal cannot be reversed",
    detail:
      `The event with source "${source}" and id "${id}" is a reversal itself. Send the work ` +
      "again under a new id instead.",
    errors: [{ path: "data.reverses", message: "names a reversal" }],
  };
}
