import type { Kysely, Transaction } from "kysely";
import type { AgentSnapshot } from "@/core/agents/views.ts";
import type { Clock } from "@/core/clock.ts";
import type { ChangedBy } from "@/core/events/corrections.ts";
import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import { getAgent, toSnapshot } from "@/db/agents/agents.ts";
import { findOwnedEvent } from "@/db/events/explain.ts";
import type { OutboxMessage } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { readBatchFacts } from "@/db/scoring/batch_facts.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import type { EventAnswer } from "@/services/rewards/event.ts";
import type { ReversalResult, Reversals } from "@/services/rewards/reverse_event.ts";
import { changedBy } from "./permission.ts";
import { isReversed, requireEvent } from "./problems.ts";
import { type Changed, type ReversalRequest, toResult } from "./result.ts";
import { findSubject, notificationOf, type Subject, titleOfEvent, worthOf } from "./subject.ts";

/** What reversing by hand needs. */
export interface TakeBackOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly reversals: Reversals;
}

/** Takes an event back for a person who gives a reason. */
export async function takeBack(
  { db, clock, reversals }: TakeBackOptions,
  viewer: Viewer,
  request: ReversalRequest,
): Promise<Changed> {
  const { event: identity, reason, isPreview } = request;
  requireEvent(identity);
  const by = changedBy(viewer);
  const subject = await findSubject(db, viewer, identity);
  if (subject.event.isReversed) return await repeat(db, subject, request, by);
  const at = new Date(clock()).toISOString();
  let noted: Noted | undefined;
  const made = await reversals.reverse(identity, {
    by,
    reason,
    isTrial: isPreview,
    async before(trx) {
      const locked = await findSubject(trx, viewer, identity);
      if (locked.event.isReversed) throw isReversed(locked.reversal);
      noted = await note(trx, locked, { reason, by, at });
      return [noted.message];
    },
  });
  // The same request may have been made twice at the same moment.
  if (!noted) return await repeat(db, await findSubject(db, viewer, identity), request, by);
  const { pointsBefore, agent: before } = noted;
  const change = {
    pointsBefore,
    points: 0,
    by,
    at,
    before,
    deed: "event_reversed",
    answer: made.answer,
  } as const;
  return { isRepeated: false, result: toResult(request, change) };
}

/** Takes an event of anybody back, for admins; a repetition gets the first answer. */
export async function takeBackAnyway(
  { clock, reversals }: TakeBackOptions,
  viewer: Viewer,
  identity: EventIdentity,
  reason: string | null,
): Promise<ReversalResult> {
  const by = changedBy(viewer);
  return await reversals.reverse(identity, {
    by,
    reason,
    async before(trx) {
      const found = await findOwnedEvent(trx, identity);
      if (!found || found.event.isReversed) return [];
      const change = { reason, by, at: new Date(clock()).toISOString() };
      const title = await titleOfEvent(trx, found.event);
      return [(await note(trx, { ...found, title, reversal: null }, change)).message];
    },
  });
}

/** What is known before the event is reversed. */
interface Noted {
  readonly pointsBefore: number;
  readonly agent: AgentSnapshot;
  readonly message: OutboxMessage;
}

async function note(
  trx: Transaction<Schema>,
  subject: Subject,
  change: { readonly reason: string | null; readonly by: ChangedBy; readonly at: string },
): Promise<Noted> {
  const pointsBefore = await worthOf(trx, subject.event);
  const agent = toSnapshot((await getAgent(trx, subject.event.agentRowId))!);
  const points = pointsBefore === 0 ? 0 : -pointsBefore;
  const message = notificationOf(subject, agent, { kind: "event_reversed", points, ...change });
  return { pointsBefore, agent, message };
}

/**
 * Answers a repetition of the same request about an event that is reversed.
 * @throws {ProblemError} `event_reversed` when it was another request
 */
async function repeat(
  db: Kysely<Schema>,
  { event, reversal }: Subject,
  request: ReversalRequest,
  by: ChangedBy,
): Promise<Changed> {
  const isSame = reversal !== null && reversal.data["reason"] === request.reason &&
    (reversal.data["by"] as Partial<ChangedBy> | undefined)?.id === by.id;
  if (!isSame) throw isReversed(reversal);
  const { answers } = await readBatchFacts(db, [reversal], []);
  const answer = answers.get(identityKey(reversal))!.answer as EventAnswer;
  const before = toSnapshot((await getAgent(db, event.agentRowId))!);
  const at = new Date(reversal.time).toISOString();
  const change = {
    pointsBefore: 0,
    points: 0,
    by,
    at,
    before,
    deed: "event_reversed",
    answer,
  } as const;
  return { isRepeated: true, result: toResult(request, change) };
}
