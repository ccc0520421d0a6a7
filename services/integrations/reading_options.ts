import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { EventTypes } from "@/services/event_types/mod.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import type { EventSender } from "./send_events.ts";

/** What reading a webhook and deriving events from what it says need. */
export interface ReadingOptions {
  readonly db: Kysely<Schema>;
  readonly sealer: Sealer;
  readonly rewards: Pick<Rewards, "config">;
  readonly eventTypes: Pick<EventTypes, "forEvents">;
  readonly sender: EventSender;
  readonly clock: Clock;
  readonly reportError: ReportError;
  /** The organization's time zone. */
  readonly timeZone: string;
  /**
   * How long the answer to a webhook waits for its events to be in the log; null: until they are.
   * Everything that they need is stored by then.
   */
  readonly sendWaitMilliseconds: number | null;
}
