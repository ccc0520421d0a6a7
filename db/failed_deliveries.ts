import { type Kysely, sql } from "kysely";
import type { DeliveryDirection } from "@/core/failed_deliveries.ts";
import type { Schema } from "./postgres/schema.ts";

/** A delivery that failed. */
export interface StoredFailure {
  readonly direction: DeliveryDirection;
  readonly id: number;
  readonly placeId: string;
  /** The name of the integration, or what the webhook is called. */
  readonly placeName: string;
  readonly name: string;
  readonly status: string;
  readonly reason: string | null;
  readonly at: Date;
  readonly attempts: number;
  readonly retryAt: Date | null;
  readonly canRetry: boolean;
  readonly discardedAt: Date | null;
  readonly discardReason: string | null;
}

/** Which failures are listed; what is left out does not matter. */
export interface FailureFilter {
  readonly direction?: DeliveryDirection | undefined;
  /** The id of an integration or of a webhook. */
  readonly place?: string | undefined;
  readonly since?: Date | undefined;
  /** Whether those that were discarded are listed, instead of the others. */
  readonly isDiscarded: boolean;
}

/** A place in the list, which is newest first. */
export interface FailurePlace {
  readonly at: string;
  readonly direction: DeliveryDirection;
  readonly id: number;
}

/** Lists failures of both directions, newest first, behind a place. */
export async function listFailures(
  db: Kysely<Schema>,
  { direction = null, place = null, since = null, isDiscarded }: {
    readonly [K in keyof FailureFilter]: FailureFilter[K] | null;
  },
  { limit, after }: { readonly limit: number; readonly after: FailurePlace | null },
): Promise<StoredFailure[]> {
  const { rows } = await sql<StoredFailure>`SELECT * FROM (
    SELECT 'received' AS direction, d.id, n.id AS "placeId", n.name AS "placeName", d.name,
      CASE WHEN d.status = 'processed' THEN 'failed' ELSE d.status END AS status,
      coalesce(d.reason, p.problem) AS reason, d.received_at AS at, d.attempts,
      coalesce(d.retry_at, p.retry_at) AS "retryAt",
      (d.payload IS NOT NULL AND n.is_enabled) AS "canRetry",
      d.discarded_at AS "discardedAt", d.discard_reason AS "discardReason"
    FROM webhook_deliveries d JOIN integrations n ON n.id = d.integration_id
    LEFT JOIN LATERAL (SELECT e.type || ': ' || e.problem AS problem, e.retry_at
      FROM derived_events e WHERE d.status = 'processed' AND e.delivery_id = d.id
        AND e.problem IS NOT NULL AND e.failures > 0 ORDER BY e.time LIMIT 1) p ON TRUE
    WHERE n.deleted_at IS NULL AND (d.status IN ('unparseable', 'failed') OR d.id IN (
      SELECT e.delivery_id FROM derived_events e WHERE e.problem IS NOT NULL AND e.failures > 0))
    UNION ALL
    SELECT 'sent', o.id, w.id, coalesce(nullif(w.description, ''), w.url), o.type, o.state,
      o.last_error, o.created_at, o.attempts, NULL, w.is_enabled, o.discarded_at,
      o.discard_reason
    FROM outgoing_deliveries o JOIN webhook_endpoints w ON w.id = o.endpoint_id
    WHERE o.state = 'failed'
  ) f
  WHERE (${direction}::text IS NULL OR f.direction = ${direction})
    AND (${place}::text IS NULL OR f."placeId" = ${place})
    AND (${since}::timestamptz IS NULL OR f.at >= ${since})
    AND (f."discardedAt" IS NOT NULL) = ${isDiscarded}::boolean
    AND (${after?.at ?? null}::timestamptz IS NULL OR (f.at, f.direction, f.id) <
      (${after?.at ?? null}::timestamptz, ${after?.direction ?? ""}::text, ${
    after?.id ?? 0
  }::bigint))
  ORDER BY f.at DESC, f.direction DESC, f.id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

/** Takes failures off the list, and off the automatic retries; returns how many. */
export async function discardFailures(
  db: Kysely<Schema>,
  failures: readonly { readonly direction: DeliveryDirection; readonly id: number }[],
  { reason, at }: { readonly reason: string; readonly at: Date },
): Promise<number> {
  const idsOf = (direction: DeliveryDirection) =>
    failures.filter((one) => one.direction === direction).map(({ id }) => id);
  const received = await sql`UPDATE webhook_deliveries
    SET discarded_at = ${at}, discard_reason = ${reason}, retry_at = NULL
    WHERE id = ANY(${idsOf("received")}::bigint[]) AND discarded_at IS NULL
      AND status IN ('unparseable', 'failed', 'processed')`.execute(db);
  const sent = await sql`UPDATE outgoing_deliveries
    SET discarded_at = ${at}, discard_reason = ${reason}
    WHERE id = ANY(${idsOf("sent")}::bigint[]) AND discarded_at IS NULL AND state = 'failed'`
    .execute(db);
  return Number(received.numAffectedRows ?? 0) + Number(sent.numAffectedRows ?? 0);
}
