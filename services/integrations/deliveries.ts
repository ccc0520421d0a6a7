import type { Kysely } from "kysely";
import type {
  DeliveryDetails,
  DeliveryView,
  DerivedEventView,
  ReplayResult,
} from "@/core/integrations/views.ts";
import type { DeliveryStatus } from "@/core/integrations/statuses.ts";
import { findDerived, type PlacedRow } from "@/db/integrations/derived_events.ts";
import { findAgentNames, findLoggedPoints } from "@/db/integrations/derived_views.ts";
import {
  findDeliveryObjects,
  findStates,
  integrationObjectKey,
} from "@/db/integrations/objects.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  findIntegrationDelivery,
  listIntegrationDeliveries,
  listReadable,
  noteReplay,
  type StoredDelivery,
} from "@/db/integrations/deliveries.ts";
import { findOwnTitles } from "./own_titles.ts";
import type { Clock } from "@/core/clock.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { eventIdOf, sourceOf } from "./event_ids.ts";
import type { Receiver } from "./receive.ts";
import { type OpenIntegration, openIntegration } from "./registry.ts";

/** Reads and replays the webhooks that tools sent. */
export interface Deliveries {
  /** Lists deliveries, newest first. @returns undefined when there is no such integration */
  list(integrationId: string, page: {
    readonly limit: number;
    readonly before: number | null;
    readonly status: DeliveryStatus | null;
  }): Promise<DeliveryView[] | undefined>;
  find(integrationId: string, id: number): Promise<DeliveryDetails | undefined>;
  /**
   * Reads a stored webhook again, replacing the facts of its earlier reading.
   * @throws {ProblemError} `nothing_to_replay`, `integration_paused`
   */
  replay(integrationId: string, id: number): Promise<DeliveryDetails | undefined>;
  /**
   * Reads all stored webhooks of a status again, oldest first, at most 200 per call.
   * @param after the last id that the previous call returned
   */
  replayAll(
    integrationId: string,
    from: { readonly after: number; readonly status: DeliveryStatus | null },
  ): Promise<ReplayResult | undefined>;
}

const MAX_AT_ONCE = 200;
/** How many objects of a webhook, and events of these objects, are shown. */
const MAX_OBJECTS = 50;
const MAX_EVENTS = 500;

/** Opens the received webhooks. */
export function openDeliveries({ db, sealer, receiver, clock }: {
  readonly db: Kysely<Schema>;
  readonly sealer: Sealer;
  readonly receiver: Receiver;
  readonly clock: Clock;
}): Deliveries {
  async function replayOne(integration: OpenIntegration, id: number): Promise<boolean> {
    const delivery = await findIntegrationDelivery(db, integration.id, id);
    if (!delivery) return false;
    if (!delivery.isStored) throw nothingToReplay();
    const readDelivery = { id, isNew: false, receivedAt: delivery.receivedAt.getTime() };
    await receiver.read(integration, readDelivery, delivery.payload);
    await noteReplay(db, id, clock());
    return true;
  }

  const deliveries: Deliveries = {
    async list(integrationId, page) {
      if (!await openIntegration(db, sealer, integrationId, clock())) return undefined;
      return await withObjects(db, await listIntegrationDeliveries(db, integrationId, page));
    },
    async find(integrationId, id) {
      const integration = await openIntegration(db, sealer, integrationId, clock());
      const stored = integration && await findIntegrationDelivery(db, integrationId, id);
      if (!integration || !stored) return undefined;
      const places = await findDeliveryObjects(db, [id], MAX_OBJECTS);
      const [answer] = await withObjects(db, [stored]);
      const rows = (await findDerived(db, places)).slice(0, MAX_EVENTS);
      const states = await findStates(db, places);
      return {
        ...answer!,
        payload: stored.payload,
        events: await toDerived(db, integration.provider, rows),
        states: places.map((place) => ({
          kind: place.kind,
          id: place.id,
          ...states.get(integrationObjectKey(place)),
        })),
      };
    },
    async replay(integrationId, id) {
      const integration = await openIntegration(db, sealer, integrationId, clock());
      if (!integration) return undefined;
      if (!integration.isEnabled) throw paused();
      if (!await replayOne(integration, id)) return undefined;
      return await deliveries.find(integrationId, id);
    },
    async replayAll(integrationId, { after, status }) {
      const integration = await openIntegration(db, sealer, integrationId, clock());
      if (!integration) return undefined;
      if (!integration.isEnabled) throw paused();
      const { rows, isLast } = await oldest(integrationId, after, status);
      for (const id of rows) await replayOne(integration, id);
      return { replayed: rows.length, next: isLast ? null : rows.at(-1) ?? null };
    },
  };
  return deliveries;

  async function oldest(integrationId: string, after: number, status: DeliveryStatus | null) {
    const page = { after, status, limit: MAX_AT_ONCE + 1 };
    const rows = await listReadable(db, integrationId, page);
    return { rows: rows.slice(0, MAX_AT_ONCE), isLast: rows.length <= MAX_AT_ONCE };
  }
}

async function withObjects(
  db: Kysely<Schema>,
  stored: readonly StoredDelivery[],
): Promise<DeliveryView[]> {
  const objects = await findDeliveryObjects(db, stored.map(({ id }) => id), MAX_OBJECTS);
  const byDelivery = Map.groupBy(objects, ({ deliveryId }) => deliveryId);
  return stored.map(({ id, attempts, name, status, ...times }) => ({
    id,
    attempts,
    name,
    status,
    reason: refusalReason(times),
    retryAt: times.retryAt?.toISOString() ?? null,
    receivedAt: times.receivedAt.toISOString(),
    lastReceivedAt: times.lastReceivedAt.toISOString(),
    replayedAt: times.replayedAt?.toISOString() ?? null,
    objects: (byDelivery.get(id) ?? []).map((one) => ({ kind: one.kind, id: one.id })),
  }));
}

async function toDerived(
  db: Kysely<Schema>,
  provider: string,
  rows: readonly PlacedRow[],
): Promise<DerivedEventView[]> {
  const identities = rows.map((row) => ({
    source: sourceOf(provider, row.place),
    id: eventIdOf(row, Math.max(1, row.attempted)),
  }));
  const points = await findLoggedPoints(db, identities);
  const names = await findAgentNames(db, rows.flatMap(({ agentRowId }) => agentRowId ?? []));
  const titles = await findOwnTitles(db, rows.map(({ type }) => type));
  return rows.map((row, index) => {
    const status = statusOf(row);
    const logged = points.get(`${identities[index]!.source}\0${identities[index]!.id}`);
    return {
      object: { kind: row.place.kind, id: row.place.id },
      type: row.type,
      ...titles(row.type),
      event: identities[index]!,
      agent: row.agentRowId === null ? null : names.get(row.agentRowId) ?? null,
      person: row.person,
      time: new Date(row.time).toISOString(),
      data: row.data,
      status,
      points: status === "sent" ? logged ?? null : null,
      problem: row.problem,
    };
  });
}

/** Returns why a webhook, or an event that follows from it, earned nothing. */
export function refusalReason({ reason, problem }: Pick<StoredDelivery, "reason" | "problem">) {
  const why = problem === null ? [] : [`${problem.type}: ${problem.text}`];
  return [reason, ...why].filter((one) => one !== null).join(" ") || null;
}

function statusOf(row: PlacedRow): DerivedEventView["status"] {
  if (row.failures > 0) return "retrying";
  if (!row.isWanted) return "reversed";
  if (row.problem !== null) return "problem";
  if (row.agentRowId === null) return "waiting";
  return row.isSent ? "sent" : "sending";
}

function nothingToReplay(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "nothing_to_replay",
    title: "Nothing of the webhook was kept",
    detail:
      "Its body could not be read as what the tool sends, so it was not kept. Have the tool " +
      "send it again.",
  });
}

function paused(): ProblemError {
  return new ProblemError({
    status: 409,
    code: "integration_paused",
    title: "The integration is paused",
    detail: "Resume the integration first.",
  });
}
