import { KEEP_DELIVERIES_DAYS } from "@/core/integrations/statuses.ts";
import {
  findFacts,
  findFlaggedObjects,
  lockIntegrationObjects,
  noteObjectFailure,
  type ObjectPlace,
  pruneObjects,
  unflagObject,
} from "@/db/integrations/objects.ts";
import { pruneIntegrationDeliveries } from "@/db/integrations/deliveries.ts";
import { retryAt } from "@/services/jobs/back_off.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import { isTransient } from "@/db/postgres/transient.ts";
import { deriveObjects } from "./apply_facts.ts";
import type { ReadingOptions } from "./reading_options.ts";
import { type OpenIntegration, openIntegration } from "./registry.ts";

const OBJECTS_PER_PART = 50;
const EVENTS_PER_PART = 200;
const ROWS_PER_PART = 1_000;
const DAY_MILLISECONDS = 86_400_000;

/** How long webhooks are stored. */
const KEEP_DELIVERIES_MILLISECONDS = KEEP_DELIVERIES_DAYS * DAY_MILLISECONDS;
/** How long a conversation, call or follow-up is stored after the last webhook about it. */
const KEEP_OBJECTS_MILLISECONDS = 180 * DAY_MILLISECONDS;

/**
 * Derives objects again whose settings or people changed, and sends the events.
 * @returns how many objects it derived
 */
export async function deriveFlagged(options: ReadingOptions): Promise<number> {
  const { db, sealer, sender, clock } = options;
  const flagged = await findFlaggedObjects(db, OBJECTS_PER_PART, clock());
  for (const places of Map.groupBy(flagged, accountKey).values()) {
    const { integrationId } = places[0]!;
    const integration = await openIntegration(db, sealer, integrationId, clock());
    if (integration) {
      await derivePlaces(options, integration, places);
      await sender.send(places);
    } else {
      // The integration was deleted: its events stay as they are.
      for (const place of places) await unflagObject(db, place);
    }
  }
  return flagged.length;
}

async function derivePlaces(
  options: ReadingOptions,
  integration: OpenIntegration,
  places: readonly ObjectPlace[],
): Promise<void> {
  const { db, rewards, clock, reportError, timeZone } = options;
  try {
    await db.transaction().execute(async (trx) => {
      await lockIntegrationObjects(trx, places, null);
      await deriveObjects(trx, places, await findFacts(trx, places), {
        integration,
        tenant: places[0]!.tenant,
        timeZone,
        config: rewards.config,
        now: clock(),
      });
    });
  } catch (error) {
    if (isTransient(error)) throw error;
    if (places.length > 1) {
      for (const place of places) await derivePlaces(options, integration, [place]);
      return;
    }
    // An object that fails must not block the others.
    const object = places[0]!;
    const message = "what an object has earned could not be derived; it is tried again";
    reportError("integrations", message, error, { fields: { object } });
    await noteObjectFailure(db, object, (failures) => retryAt(failures, clock()));
  }
}

function accountKey({ integrationId, tenant }: { integrationId: string; tenant: string }): string {
  return `${integrationId}\0${tenant}`;
}

/** Returns the background work of integrations. */
export function integrationSteps(options: ReadingOptions): JobStep[] {
  const { db, sender, clock } = options;
  return [
    { name: "derive what tools reported", run: () => deriveFlagged(options) },
    { name: "send what tools reported", run: () => sender.sweep(EVENTS_PER_PART) },
    {
      name: "forget old webhooks",
      run: () =>
        pruneIntegrationDeliveries(db, clock() - KEEP_DELIVERIES_MILLISECONDS, ROWS_PER_PART),
    },
    {
      name: "forget old conversations",
      run: () => pruneObjects(db, clock() - KEEP_OBJECTS_MILLISECONDS, ROWS_PER_PART),
    },
  ];
}
