import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { claimFailed, saveOutcome } from "@/db/integrations/deliveries.ts";
import type { Clock } from "@/core/clock.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { PAUSED, READ_LEASE_MILLISECONDS, type Receiver } from "./receive.ts";
import { openIntegration } from "./registry.ts";

// Few, because all of them must be read before their claims expire.
const WEBHOOKS_PER_PART = 20;

/**
 * Returns the job that reads webhooks again that Laurel failed to read, or did not read before it
 * was stopped. Each webhook is claimed first, so that only one of several instances reads it. A
 * claim expires after a while.
 */
export function readAgainStep({ db, sealer, receiver, clock }: {
  readonly db: Kysely<Schema>;
  readonly sealer: Sealer;
  readonly receiver: Pick<Receiver, "read">;
  readonly clock: Clock;
}): JobStep {
  return {
    name: "read webhooks again",
    async run() {
      const now = clock();
      const until = now + READ_LEASE_MILLISECONDS;
      const due = await claimFailed(db, { now, until, limit: WEBHOOKS_PER_PART });
      for (const { id, integrationId, payload, receivedAt } of due) {
        const integration = await openIntegration(db, sealer, integrationId, clock());
        if (integration?.isEnabled) {
          const delivery = { id, isNew: false, receivedAt: receivedAt.getTime() };
          await receiver.read(integration, delivery, payload);
        } else {
          const reason = integration ? PAUSED : "The integration was deleted before it was read.";
          await saveOutcome(db, id, { status: integration ? "paused" : "ignored", reason });
        }
      }
      return due.length;
    },
  };
}
