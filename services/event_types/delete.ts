import type { Transaction } from "kysely";
import { findOwnType, markDeleted } from "@/db/event_types/event_types.ts";
import { insertTypePoints } from "@/db/event_types/type_points.ts";
import { queueEventRescores } from "@/db/scoring/event_rescores.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { refuseInUse } from "@/services/problems/edits.ts";
import { isBuiltIn } from "./built_in.ts";
import { eventTypeBuiltIn } from "./problems.ts";
import { findUsers } from "./users.ts";

/**
 * Deletes a type. Work from before keeps its points; what comes later is unknown.
 * @returns whether it was defined
 */
export async function deleteType(
  trx: Transaction<Schema>,
  type: string,
  now: number,
): Promise<boolean> {
  if (isBuiltIn(type)) throw eventTypeBuiltIn(type);
  const stored = await findOwnType(trx, type);
  if (!stored || stored.deletedAt !== null) return false;
  refuseInUse(`event type "${type}"`, await findUsers(trx, type, now));
  await markDeleted(trx, type, now);
  const nothing = { rule: null, isDefined: false };
  await insertTypePoints(trx, { type, effectiveFrom: now, ...nothing, createdAt: now });
  // Events may be slightly ahead of the clock.
  await queueEventRescores(trx, { from: now, to: null }, "event_type");
  return true;
}
