import type { Kysely } from "kysely";
import { LRUCache } from "lru-cache";
import type { ToolView } from "@/core/integrations/views.ts";
import { countFailing, type FailingCounts } from "@/db/integrations/failing.ts";
import { getProvider } from "@/db/integrations/integrations.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import type { EventTypes } from "@/services/event_types/mod.ts";
import type { Guides } from "@/services/guides/mod.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Log } from "@/services/platform/log.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import { openSealer } from "@/services/platform/sealed.ts";
import { type Deliveries, openDeliveries } from "./deliveries.ts";
import { openPeopleInTools, type PeopleInTools } from "./people.ts";
import { readAgainStep } from "./read_again.ts";
import { openReceiver, type Receiver } from "./receive.ts";
import { openEventSender } from "./send_events.ts";
import { openSetup, type Setup } from "./setup.ts";
import { deriveFlagged, integrationSteps } from "./steps.ts";
import { openTestRun, type TestRun, type TryPoints } from "./test_run.ts";
import { listProviders } from "./views.ts";

/** Everything about tools that send webhooks in their own format. */
export interface Integrations {
  providers(): Promise<ToolView[]>;
  readonly setup: Setup;
  readonly receiver: Pick<Receiver, "knows" | "receive">;
  readonly people: PeopleInTools;
  readonly deliveries: Deliveries;
  readonly testRun: TestRun;
  /** Counts what failed inside Laurel and waits for an automatic retry, over all integrations. */
  countFailing(): Promise<FailingCounts>;
  /** The background work of integrations. */
  readonly steps: readonly JobStep[];
}

export interface IntegrationsOptions {
  readonly db: Kysely<Schema>;
  /** Laurel's secret, from which the key that encrypts the tools' secrets is derived. */
  readonly secret: string;
  readonly rewards: Pick<Rewards, "config" | "ingest">;
  readonly eventTypes: Pick<EventTypes, "forEvents">;
  readonly tryPoints: TryPoints;
  /** The guides, which describe what to do in each tool. */
  readonly guides: Pick<Guides, "find">;
  readonly clock: Clock;
  readonly log: Log;
  readonly reportError: ReportError;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called when there is background work. */
  readonly onChanged: () => void;
  /** Whether events that are not in the log when a webhook is answered are sent later. */
  readonly hasBackgroundWork: boolean;
}

// A tool waits for at least five seconds and gets its answer within one.
const SEND_WAIT_MILLISECONDS = 500;

/** How many parts an assignment waits for; the jobs do the rest. */
const PARTS_AT_ONCE = 4;

/** Opens the integrations. */
export function openIntegrations(options: IntegrationsOptions): Integrations {
  const { db, rewards, eventTypes, clock, log, reportError, timeZone, onChanged } = options;
  const sealer = openSealer(options.secret);
  // An integration never changes its provider. Deleted ones may still have events to send.
  const providers = new LRUCache<string, string>({ max: 1_000 });
  async function providerOf(id: string): Promise<string> {
    const known = providers.get(id);
    if (known !== undefined) return known;
    const provider = await getProvider(db, id);
    providers.set(id, provider);
    return provider;
  }
  const sender = openEventSender({ db, rewards, clock, log, providerOf });
  const reading = {
    db,
    sealer,
    rewards,
    eventTypes,
    sender,
    clock,
    reportError,
    timeZone,
    sendWaitMilliseconds: options.hasBackgroundWork ? SEND_WAIT_MILLISECONDS : null,
  };
  const receiver = openReceiver(reading);
  return {
    providers: () => listProviders(options.guides),
    setup: openSetup({ db, sealer, clock, timeZone, onChanged }),
    receiver,
    people: openPeopleInTools({
      db,
      // The admin who assigns a person wants to see the points at once; a long history is left to
      // the jobs.
      async onChanged() {
        for (let part = 0; part < PARTS_AT_ONCE; part++) {
          if (await deriveFlagged(reading) === 0) return;
        }
        onChanged();
      },
    }),
    deliveries: openDeliveries({ db, sealer, receiver, clock }),
    testRun: openTestRun({ db, sealer, clock, tryPoints: options.tryPoints }),
    countFailing: () => countAllFailing(db),
    steps: [readAgainStep({ db, sealer, receiver, clock }), ...integrationSteps(reading)],
  };
}

async function countAllFailing(db: Kysely<Schema>): Promise<FailingCounts> {
  const all = [...(await countFailing(db)).values()];
  const sum = (of: keyof FailingCounts) => all.reduce((total, counts) => total + counts[of], 0);
  return { webhooks: sum("webhooks"), objects: sum("objects"), events: sum("events") };
}
