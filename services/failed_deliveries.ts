import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import type { DeliveryDirection, FailedDelivery } from "@/core/failed_deliveries.ts";
import {
  discardFailures,
  type FailureFilter,
  type FailurePlace,
  listFailures,
  type StoredFailure,
} from "@/db/failed_deliveries.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Webhooks in both directions that failed. They are tried again where they belong. */
export interface FailedDeliveries {
  /** Lists them, newest first. */
  list(
    filter: FailureFilter,
    page: { readonly limit: number; readonly after: FailurePlace | null },
  ): Promise<FailedDelivery[]>;
  /** Says that nothing is to be done about them, and why. @returns how many there were */
  discard(
    deliveries: readonly { readonly direction: DeliveryDirection; readonly id: number }[],
    reason: string,
  ): Promise<number>;
}

/** Opens the failed deliveries. */
export function openFailedDeliveries({ db, clock }: {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}): FailedDeliveries {
  return {
    list: async (filter, page) => (await listFailures(db, filter, page)).map(toView),
    discard: (deliveries, reason) =>
      discardFailures(db, deliveries, { reason, at: new Date(clock()) }),
  };
}

function toView(
  { placeId, placeName, at, retryAt, discardedAt, discardReason, ...rest }: StoredFailure,
): FailedDelivery {
  return {
    ...rest,
    id: Number(rest.id),
    place: { id: placeId, name: placeName },
    at: at.toISOString(),
    retryAt: retryAt?.toISOString() ?? null,
    discarded: discardedAt && { at: discardedAt.toISOString(), reason: discardReason ?? "" },
  };
}
