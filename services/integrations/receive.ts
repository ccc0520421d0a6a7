import { delay } from "@std/async/delay";
import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { stringify } from "safe-stable-stringify";
import { type Account, findIdentities, recordPeople } from "@/db/integrations/identities.ts";
import { findIntegration, noteTenant } from "@/db/integrations/integrations.ts";
import { flagPeople } from "@/db/integrations/objects.ts";
import type { PlacedRow } from "@/db/integrations/derived_events.ts";
import { readInstant } from "@/core/calendars/instant.ts";
import { isReserved } from "@/core/events/events.ts";
import type { DeliveryStatus } from "@/core/integrations/statuses.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { saveDelivery, saveFailure, saveOutcome } from "@/db/integrations/deliveries.ts";
import {
  type Adapter,
  type Mapped,
  Unparseable,
  type Verdict,
  type WebhookRequest,
} from "@/integrations/adapter.ts";
import { retryAt } from "@/services/jobs/back_off.ts";
import { isTransient } from "@/db/postgres/transient.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import { type Applied, applyFacts, personOf } from "./apply_facts.ts";
import { openAutomaticAgents } from "./automatic_agents.ts";
import { type CountRefused, openRefusedCount } from "./count_refused.ts";
import { accountOf } from "./event_ids.ts";
import { withNormalPeople } from "./normal_people.ts";
import { missingSecret, type OpenIntegration, openIntegration } from "./registry.ts";
import { withRetries } from "./with_retries.ts";
import type { ReadingOptions } from "./reading_options.ts";

/** The result of receiving a webhook, for the answer to its sender. */
export type Receipt =
  | { readonly kind: "unknown" }
  /** The tool did not sign it, or Laurel does not have the tool's secret. */
  | { readonly kind: "refused" }
  /** Signed by the tool, but not in a format that Laurel understands. */
  | {
    readonly kind: "unparseable";
    readonly status: 200 | 400;
    readonly reason: string;
    readonly isRepeated: boolean;
  }
  /** The same event id with other content. */
  | { readonly kind: "conflict" }
  /** The database is unavailable: nothing was stored, and the tool should send it again. */
  | { readonly kind: "unavailable" }
  | {
    readonly kind: "received";
    /** `failed`: it is stored, and read again automatically. */
    readonly status: Exclude<DeliveryStatus, "unparseable">;
    readonly reason: string | null;
    readonly isRepeated: boolean;
  };

/** The result of reading a stored webhook. */
export interface Reading {
  readonly status: Exclude<DeliveryStatus, "paused">;
  readonly reason: string | null;
  /** Events that follow from it and must be sent. */
  readonly open: readonly PlacedRow[];
  readonly hasConflict: boolean;
}

/** Receives webhooks. */
export interface Receiver {
  /** Whether the integration exists; for tools that check the address before they send. */
  knows(provider: string, integrationId: string): Promise<boolean>;
  /**
   * Verifies, stores and reads a webhook; the events that follow are in the log soon after. Rejects
   * with any error that is a fault in Laurel.
   */
  receive(provider: string, integrationId: string, request: WebhookRequest): Promise<Receipt>;
  /**
   * Reads a stored webhook (again), replacing the facts of its earlier reading. A failure inside
   * Laurel is stored and logged, and the webhook is read again automatically.
   * @throws {unknown} when the database is unavailable; that is stored as well
   */
  read(
    integration: OpenIntegration,
    delivery: ReadDelivery,
    payload: unknown,
  ): Promise<Reading>;
}

/** A stored webhook. */
export interface ReadDelivery {
  readonly id: number;
  readonly isNew: boolean;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

// Longer than reading takes: a webhook that is still unread after this time was started by an
// instance that was stopped.
export const READ_LEASE_MILLISECONDS = 60_000;
const MAX_FACTS = 1_000;
/** Why a webhook of a paused integration was not read. */
export const PAUSED = "The integration is paused; replay it when it is resumed.";

/** Opens the receiver. */
export function openReceiver(options: ReadingOptions): Receiver {
  const { db, reportError } = options;
  const countRefused = openRefusedCount(db);
  return {
    knows: async (provider, id) => (await findIntegration(db, id))?.provider === provider,
    async receive(provider, id, request) {
      try {
        return await receive(options, countRefused, { provider, id, request });
      } catch (error) {
        if (!isTransient(error)) throw error;
        reportError("integrations", "a webhook could not be stored", error, {
          isRefusal: true,
          fields: { provider },
        });
        return { kind: "unavailable" };
      }
    },
    read: (integration, delivery, payload) => read(options, integration, delivery, payload),
  };
}

async function receive(
  options: ReadingOptions,
  countRefused: CountRefused,
  { provider, id, request }: {
    readonly provider: string;
    readonly id: string;
    readonly request: WebhookRequest;
  },
): Promise<Receipt> {
  const now = options.clock();
  const integration = await openIntegration(options.db, options.sealer, id, now);
  if (!integration || integration.provider !== provider) return { kind: "unknown" };
  const { adapter } = integration;
  const verdict = integration.secrets.length === 0
    ? { ok: false as const, reason: missingSecret(integration) }
    : verify(adapter, request, integration.secrets);
  if (!verdict.ok) {
    await countRefused(id, verdict.reason, now);
    return { kind: "refused" };
  }
  let payload: unknown;
  try {
    payload = adapter.redact(adapter.read(request));
  } catch (error) {
    return await noteUnreadable(options.db, integration, { body: request.body, error, now });
  }
  return await keepAndRead(options, integration, payload, now);
}

/**
 * Records an unreadable webhook without its body, because a body that cannot be redacted may
 * contain anything.
 */
async function noteUnreadable(
  db: Kysely<Schema>,
  { id, adapter }: OpenIntegration,
  { body, error, now }: {
    readonly body: Uint8Array;
    readonly error: unknown;
    readonly now: number;
  },
): Promise<Receipt> {
  const reason = reasonOf(error);
  const why = reason ??
    "Laurel failed to read it, so nothing of it was kept; the error was logged.";
  const { before } = await saveDelivery(db, {
    integrationId: id,
    digest: createHash("sha256").update(body).digest("hex"),
    name: "?",
    status: reason === null ? "failed" : "unparseable",
    reason: why,
    payload: undefined,
    retryAt: null,
    now,
  });
  // Nothing was stored that Laurel could retry, so the tool must get an error and send it again.
  if (reason === null) throw error;
  const isRepeated = before !== null;
  return { kind: "unparseable", status: adapter.unparseableStatus, reason: why, isRepeated };
}

/** Stores a webhook before it is read, so that nothing is lost if Laurel stops in between. */
async function keepAndRead(
  options: ReadingOptions,
  integration: OpenIntegration,
  payload: unknown,
  now: number,
): Promise<Receipt> {
  const { id, isEnabled, adapter } = integration;
  const saved = await saveDelivery(options.db, {
    integrationId: id,
    digest: createHash("sha256").update(stringify(payload) ?? "").digest("hex"),
    name: "?",
    status: isEnabled ? "failed" : "paused",
    reason: isEnabled ? BEING_READ : PAUSED,
    payload,
    now,
    retryAt: isEnabled ? now + READ_LEASE_MILLISECONDS : null,
  });
  const isNew = saved.before === null;
  const isRepeated = !isNew;
  if (saved.before === "processed") {
    return { kind: "received", status: "processed", reason: null, isRepeated };
  }
  if (!isEnabled) return { kind: "received", status: "paused", reason: PAUSED, isRepeated };
  // A webhook that was unreadable, or that came while the integration was paused, may be readable
  // now.
  const delivery = { id: saved.id, isNew, receivedAt: now };
  const { status, reason, hasConflict } = await read(options, integration, delivery, payload);
  if (status === "unparseable") {
    return {
      kind: "unparseable",
      status: adapter.unparseableStatus,
      reason: reason ?? "",
      isRepeated,
    };
  }
  if (hasConflict) return { kind: "conflict" };
  return { kind: "received", status, reason, isRepeated };
}

async function read(
  options: ReadingOptions,
  integration: OpenIntegration,
  delivery: ReadDelivery,
  payload: unknown,
): Promise<Reading> {
  const { sender, clock, reportError, sendWaitMilliseconds } = options;
  const now = clock();
  let mapped: Mapped | undefined;
  let reading: Reading;
  try {
    mapped = await mapPayload(options, integration, delivery, payload);
    reading = await take(options, integration, delivery, mapped, now);
  } catch (error) {
    const name = mapped ? { name: mapped.name.slice(0, 100) } : {};
    return await noteFailure(options, integration, delivery, { error, name });
  }
  const sending = sender.sendOpen(reading.open).catch((error) => {
    const message = "the events of a webhook could not be sent; they are sent later";
    reportError("integrations", message, error);
  });
  await (sendWaitMilliseconds === null
    ? sending
    : Promise.race([sending, delay(sendWaitMilliseconds)]));
  return reading;
}

/** Returns the facts that a payload contains. @throws {Unparseable} */
async function mapPayload(
  { eventTypes, rewards }: ReadingOptions,
  { adapter, provider, settings, id: integrationId }: OpenIntegration,
  { receivedAt, isNew }: ReadDelivery,
  payload: unknown,
): Promise<Mapped> {
  // Only this tool sends events in Laurel's own terms.
  const types = provider === "standard" ? await eventTypes.forEvents() : null;
  // Work from before a type was deleted stays when its webhook is read again.
  const former = isNew || !types ? null : (await rewards.config.get()).types;
  const isOwn = (type: string) => (types?.ownType(type) ?? former?.ownTitle(type)) !== undefined;
  const takesType = (type: string) =>
    !isReserved(type) && (types?.keepsUnknown === true || isOwn(type));
  const context = { settings, integrationId, readInstant, receivedAt, takesType };
  const sent = adapter.map(payload, context);
  const mapped = withNormalPeople(provider, sent);
  if (mapped.facts.length > MAX_FACTS) {
    throw new Unparseable(`It contains more than ${MAX_FACTS} facts.`);
  }
  return mapped;
}

/**
 * Records why a stored webhook could not be read: its content is invalid, or Laurel failed.
 * @throws {unknown} the error, when the database is unavailable
 */
async function noteFailure(
  { db, clock, reportError }: ReadingOptions,
  integration: OpenIntegration,
  delivery: ReadDelivery,
  { error, name }: { readonly error: unknown; readonly name: { readonly name?: string } },
): Promise<Reading> {
  const refusal = reasonOf(error);
  if (refusal !== null) {
    await saveOutcome(db, delivery.id, { ...name, status: "unparseable", reason: refusal });
    return { status: "unparseable", reason: refusal, open: [], hasConflict: false };
  }
  reportError("integrations", "a webhook could not be processed; it is tried again", error, {
    fields: { integration: integration.id, delivery: delivery.id },
  });
  const next = (failures: number) => retryAt(failures, clock());
  await saveFailure(db, delivery.id, { ...name, reason: FAILED, retryAt: next });
  if (isTransient(error)) throw error;
  return { status: "failed", reason: FAILED, open: [], hasConflict: false };
}

/** Stores a webhook's facts and the events that follow from them, in one transaction. */
async function take(
  options: ReadingOptions,
  integration: OpenIntegration,
  { id: deliveryId, isNew }: { readonly id: number; readonly isNew: boolean },
  mapped: Mapped,
  now: number,
): Promise<Reading> {
  const { db } = options;
  const { id, provider, settings } = integration;
  const tenant = accountOf(mapped.tenant ?? id);
  const account = { provider, tenant };
  const match = provider === "standard" ? "id" : settings.matchByEmail ? "email" : "none";
  const { waiting, ...reading } = await withRetries(() =>
    db.transaction().execute(async (trx) => {
      if (!integration.stored.tenants.includes(tenant)) await noteTenant(trx, id, tenant);
      const inFacts = mapped.facts.flatMap(({ fact }) => personOf(fact) ?? [])
        .map((person) => ({ id: person }));
      const people = [...inFacts, ...mapped.people];
      const automatic = await openAutomaticAgents(trx, integration, {
        account,
        people,
        today: localDay(now, options.timeZone),
        now,
      });
      const seen = await recordPeople(trx, account, people, { match, now });
      const placed = await automatic?.make(seen.undecided) ?? [];
      for (const { person, agentRowId } of placed) seen.known.set(person.user, { agentRowId });
      // Derive again the earlier work of people who were assigned just now. The objects of this
      // webhook follow below.
      await flagPeople(trx, account, [...seen.matched, ...placed.map(({ person }) => person.user)]);
      const applied = await applyFacts(trx, mapped.facts, { id: deliveryId, isNew }, {
        integration,
        tenant,
        now,
        identities: seen.known,
        config: options.rewards.config,
        timeZone: options.timeZone,
      });
      const { status, reason } = outcomeOf(mapped, applied);
      await saveOutcome(trx, deliveryId, { status, name: mapped.name.slice(0, 100), reason });
      const { open, waiting, hasConflict } = applied;
      return { status, reason, open, waiting, hasConflict } as const;
    })
  );
  await flagAssignedMeanwhile(db, account, waiting);
  return reading;
}

/** Returns the status of a webhook, with a reason when one is needed. */
function outcomeOf(mapped: Mapped, applied: Applied): Pick<Reading, "reason" | "status"> {
  const isUsed = applied.places.length > 0 || mapped.people.length > 0;
  const reasons = [mapped.ignored, ...applied.refused, ...applied.notes]
    .filter((one) => one !== null);
  if (applied.hasConflict) {
    reasons.push("The id was used before for something else; the first one stays.");
  }
  if (reasons.length === 0 && applied.nothing !== null) reasons.push(applied.nothing);
  // All facts are invalid, so the answer tells the sender, if the tool shows answers.
  const isWrong = applied.places.length === 0 && applied.refused.length > 0;
  const status = isWrong ? "unparseable" : isUsed && !applied.hasConflict ? "processed" : "ignored";
  return { status, reason: reasons.length === 0 ? null : reasons.join(" ").slice(0, 1_000) };
}

/**
 * Checks again who is assigned. A person who was assigned after the transaction looked them up,
 * and before it stored their waiting events, was missed by both sides. The jobs then derive the
 * objects again (see people.ts).
 */
async function flagAssignedMeanwhile(
  db: Kysely<Schema>,
  account: Account,
  waiting: readonly string[],
): Promise<void> {
  const found = await findIdentities(db, account, waiting);
  const assigned = waiting.filter((person) => (found.get(person)?.agentRowId ?? null) !== null);
  if (assigned.length > 0) await withRetries(() => flagPeople(db, account, assigned));
}

const BEING_READ =
  "It is being read. If Laurel stops before that is done, it is read again automatically.";
const FAILED =
  "Laurel failed to process it. The error was logged, and Laurel tries again automatically.";
/**
 * Tries both bodies: some senders sign the body before they compress it, others the compressed one.
 */
function verify(
  adapter: Adapter,
  { sentBodies = [], ...request }: WebhookRequest,
  secrets: readonly string[],
): Verdict {
  const verdict = adapter.verify(request, secrets);
  const isSigned = verdict.ok ||
    sentBodies.some((body) => adapter.verify({ ...request, body }, secrets).ok);
  return isSigned ? { ok: true } : verdict;
}

/** Returns why a body is not valid for the tool; null when the error is a fault in Laurel. */
function reasonOf(error: unknown): string | null {
  return error instanceof Unparseable ? error.message : null;
}
