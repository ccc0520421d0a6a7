import type { Kysely } from "kysely";
import type { AgentSnapshot } from "@/core/agents/views.ts";
import type { EventIdentity } from "@/core/events/event_identity.ts";
import { isCorrection } from "@/core/events/corrections.ts";
import { eventTitle } from "@/core/explain/event_title.ts";
import { titlesOf } from "@/core/explain/titles.ts";
import type { NotificationMessage } from "@/core/live/messages.ts";
import { findOwnType } from "@/db/event_types/event_types.ts";
import { findCorrections } from "@/db/events/corrections.ts";
import type { LoggedEvent } from "@/db/events/events.ts";
import {
  findOwnedEvent,
  findReversal,
  type FoundReversal,
  type Owner,
} from "@/db/events/explain.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { noEvent } from "@/services/rewards/reverse_event.ts";
import { requireCorrector } from "./permission.ts";

/** The event that a person wants to change. */
export interface Subject {
  readonly event: LoggedEvent;
  /** What it is for, as its ledger entry names it. */
  readonly title: string;
  readonly owner: Owner;
  readonly reversal: FoundReversal | null;
}

/**
 * Finds an event that the viewer may change.
 * @throws {ProblemError} `not_found`, `managers_only`, `own_entry`
 */
export async function findSubject(
  db: Kysely<Schema>,
  viewer: Viewer,
  identity: EventIdentity,
): Promise<Subject> {
  const found = await findOwnedEvent(db, identity);
  if (!found) throw noEvent(identity);
  requireCorrector(viewer, found.owner, identity);
  const reversal = found.event.isReversed ? await findReversal(db, identity) : null;
  return { ...found, title: await titleOfEvent(db, found.event), reversal };
}

/** Returns what an event is for, as its ledger entry names it. */
export async function titleOfEvent(db: Kysely<Schema>, event: LoggedEvent): Promise<string> {
  return eventTitle(event, (await findOwnType(db, event.type))?.title);
}

/** Returns what an event counts, with its corrections. */
export async function worthOf(db: Kysely<Schema>, event: LoggedEvent): Promise<number> {
  if (isCorrection(event)) return event.points;
  const corrections = await findCorrections(db, event);
  return corrections.reduce((sum, one) => sum + one.points, event.points);
}

/** Returns the live message that tells the agent of a change. */
export function notificationOf(
  { event, title, owner }: Subject,
  { id, name }: AgentSnapshot,
  { at, ...change }:
    & Pick<NotificationMessage, "kind" | "points" | "reason" | "by">
    & { readonly at: string },
): OutboxMessage {
  return {
    type: "notification",
    agent: id,
    team: owner.team,
    data: {
      agent: { id, name },
      ...change,
      title,
      ...titlesOf(title),
      event: { source: event.source, id: event.id },
      time: at,
    },
  };
}
