import type { Kysely } from "kysely";
import { correctionOf, isCorrection, reversalReason } from "@/core/events/corrections.ts";
import { isSystemType, objectIdOf } from "@/core/events/events.ts";
import type { Language } from "@/core/language.ts";
import { arithmetic } from "@/core/explain/arithmetic.ts";
import type { PaidCorrection } from "@/core/explain/correction.ts";
import { entrySentence } from "@/core/explain/explain_entry.ts";
import { explainEvent, type OtherEvent } from "@/core/explain/explain_event.ts";
import type { EntryStoryView, EventExplanation, EventStoryView } from "@/core/explain/views.ts";
import { compareEvents } from "@/core/events/order.ts";
import { calculatePoints } from "@/core/scoring/points.ts";
import type { CapReason, Outcome } from "@/core/scoring/score_event.ts";
import { factsOf } from "@/core/events/fields.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { findCorrections } from "@/db/events/corrections.ts";
import { findEventsOfDays, type LoggedEvent } from "@/db/events/events.ts";
import { findOwnedEntry, findOwnedEvent, findSurroundings } from "@/db/events/explain.ts";
import { explainEntry } from "@/core/explain/ledger_entry.ts";
import { findHolders } from "@/db/events/pay_once.ts";
import { findOwnType } from "@/db/event_types/event_types.ts";
import { readTypePoints } from "@/db/event_types/type_points.ts";
import { actionAt } from "@/core/rules/rules.ts";
import { findRules } from "@/db/rules/rule_sets.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { maySeeAgent, type Viewer } from "@/services/auth/identity.ts";

/** The agent's local day for which it counts. */
export type EventStory = Omit<EventStoryView, "explanation"> & {
  readonly explanation: EventExplanation;
};

/** Whether a later entry reversed this one. */
export type EntryStory = Omit<EntryStoryView, "explanation"> & {
  readonly explanation: EventExplanation;
};

/** Explains the points of an event to viewers who may see the agent. */
export interface Explanations {
  /** Returns undefined when no event that the viewer may see has this identity. */
  event(
    viewer: Viewer,
    source: string,
    id: string,
    language: Language,
  ): Promise<EventStory | undefined>;
  /** Returns undefined when the agent has no such entry, or the viewer may not see the agent. */
  entry(
    viewer: Viewer,
    agent: string,
    entryId: number,
    language: Language,
  ): Promise<EntryStory | undefined>;
}

/** Opens the explanations. */
export function openExplanations({ db }: { db: Kysely<Schema> }): Explanations {
  async function story(
    event: LoggedEvent,
    agent: string,
    language: Language,
  ): Promise<EventStory> {
    const rules = await findRules(db, event.ruleVersion);
    if (!rules) throw new Error(`there is no rule version ${event.ruleVersion}`);
    const around = await findSurroundings(db, event);
    const earlier = await findEarlier(event);
    const facts = factsOf(event.data, {
      streak: around.streak,
      volumeToday: earlier.filter((one) => !one.isReversed).length + 1,
    });
    const typePoints = await readTypePoints(db, event.type);
    const rule = actionAt({ rules, typePoints }, event.type, event.time);
    const status = event.status as Outcome["status"];
    // An event that is worth 0 points has no entry, but still a calculation.
    const breakdown = around.breakdown ??
      (status === "scored" && rule ? calculatePoints(rule, facts).breakdown : []);
    const { points, reason, ruleVersion } = event;
    const explanation = explainEvent({
      event,
      status,
      points,
      reason,
      ruleVersion,
      breakdown,
      rules,
      typePoints,
      typeTitle: (await findOwnType(db, event.type))?.title,
      facts,
      reversal: around.reversal
        ? { ...around.reversal, ...reversalReason(around.reversal.data) }
        : undefined,
      corrections: await findPaid(event),
      ...await findDeciding(event, earlier),
    }, language);
    return {
      id: event.id,
      source: event.source,
      type: event.type,
      agent,
      time: iso(event.time),
      receivedAt: iso(event.receivedAt),
      day: event.day,
      data: event.data,
      status,
      points,
      reason,
      ruleVersion,
      breakdown,
      explanation,
    };
  }

  /** Returns the corrections that count for an event. */
  async function findPaid(event: LoggedEvent): Promise<PaidCorrection[]> {
    if (isCorrection(event)) return [];
    const all = await findCorrections(db, event);
    return all.filter(({ points }) => points !== 0)
      .map((one) => ({ ...correctionOf(one), points: one.points }));
  }

  /** Returns the earlier events of the same type on the same day. */
  async function findEarlier(event: LoggedEvent): Promise<LoggedEvent[]> {
    if (isSystemType(event.type)) return [];
    const day = await findEventsOfDays(db, [{ rowId: event.agentRowId, day: event.day }]);
    return day.filter((one) => one.type === event.type && compareEvents(one, event) < 0)
      .sort(compareEvents);
  }

  /** Returns the other event because of which this one was capped. */
  async function findDeciding(
    event: LoggedEvent,
    earlier: readonly LoggedEvent[],
  ): Promise<{ holder?: OtherEvent; previous?: OtherEvent }> {
    const reason = event.reason as CapReason | null;
    if (reason === "cooldown") {
      const previous = earlier.findLast((one) => one.status === "scored");
      return previous ? { previous: { ...previous, isOwn: true } } : {};
    }
    const objectId = objectIdOf(event.data);
    if (reason !== "once_per_object" || objectId === null) return {};
    const { type, source } = event;
    const [holder] = (await findHolders(db, [{ type, source, objectId }])).values();
    if (!holder) return {};
    return { holder: { ...holder, isOwn: holder.agentRowId === event.agentRowId } };
  }

  return {
    async event(viewer, source, id, language) {
      const found = await findOwnedEvent(db, { source, id });
      if (!found || !maySeeAgent(viewer, found.owner)) return undefined;
      return await story(found.event, found.owner.id, language);
    },
    async entry(viewer, agent, entryId, language) {
      const owner = await findAgent(db, agent);
      const entry = owner && await findOwnedEntry(db, owner.id, entryId);
      if (!entry || !maySeeAgent(viewer, entry.owner)) return undefined;
      const { voids, isVoid, breakdown, points } = entry;
      const isStanding = voids === null && !isVoid;
      const found = isStanding ? await findOwnedEvent(db, entry) : undefined;
      const typeTitle = (await findOwnType(db, entry.type))?.title;
      const explanation = found ? (await story(found.event, agent, language)).explanation : {
        summary: entrySentence({ ...entry, typeTitle }, language),
        arithmetic: arithmetic(breakdown, points, language),
        parts: [],
      };
      return { ...explainEntry(entry, entry.rowId, [], typeTitle), voids, isVoid, explanation };
    },
  };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
