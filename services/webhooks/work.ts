import type { Kysely } from "kysely";
import type { OutboxRow } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { pruneWebhookDeliveries } from "@/db/webhooks/deliveries.ts";
import { type JobStep, openJobs } from "@/services/jobs/mod.ts";
import type { Clock } from "@/core/clock.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Log } from "@/services/platform/log.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { collectStep } from "./collect.ts";
import { openDeliverer } from "./deliver.ts";
import { mayBeNews } from "./events.ts";
import type { Send } from "./send.ts";

/** The background work of webhooks: collects new messages and sends them. */
export interface WebhookWork {
  /** Collects new messages, for the webhooks that are on now. */
  collect(): Promise<void>;
  /** Starts to send the waiting messages. */
  sendNow(): void;
  /** Receives relayed rows; their messages are sent within a moment. */
  onRows(rows: readonly OutboxRow[]): void;
  /** Collects and sends everything that is due; resolves when it is done. */
  runAll(): Promise<void>;
  /** Ends running work within a few seconds; other instances continue it. */
  close(): Promise<void>;
}

export interface WebhookWorkOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly log: Log;
  readonly reportError: ReportError;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Whether to work on a timer. Otherwise only {@link WebhookWork.runAll} does the work. */
  readonly hasTimer: boolean;
  readonly sealer: Sealer;
  readonly send: Send;
  /** Returns a number from 0 to 1 that spreads retries. */
  readonly random: () => number;
}

/** The number of days for which finished deliveries are kept. */
const KEEP_DAYS = 30;

const HOUR_MILLISECONDS = 3_600_000;
const PRUNE_PAGE = 1_000;
const GATHER_MILLISECONDS = 200;
/** A retry that is due within this time gets a timer of its own. */
const SOON_MILLISECONDS = 60_000;

/** Opens the background work; with `hasTimer` it starts at once. */
export function openWebhookWork(options: WebhookWorkOptions): WebhookWork {
  const { db, clock, log, reportError, timeZone, hasTimer } = options;
  const timers = openTimers();
  let isGathering = false;
  const deliverer = openDeliverer({
    db,
    clock,
    log,
    reportError,
    random: options.random,
    sealer: options.sealer,
    send: options.send,
    onRetry(at) {
      const waitMilliseconds = at - clock();
      if (hasTimer && waitMilliseconds <= SOON_MILLISECONDS) timers.add(waitMilliseconds, sendNow);
    },
  });
  const collecting = openJobs({
    steps: [
      collectStep({ db, clock, log, reportError, timeZone, onDeliveries: sendNow }),
      pruneStep(db, clock),
    ],
    reportError,
    hasTimer,
  });
  const delivering = openJobs({ steps: [deliverer.step], reportError, hasTimer });

  function sendNow() {
    if (!hasTimer) return;
    delivering.kick();
    deliverer.wake();
  }

  return {
    collect: () => collecting.runAll(),
    sendNow,
    onRows(rows) {
      if (isGathering || !hasTimer || !mayBeNews(rows)) return;
      isGathering = true;
      timers.add(GATHER_MILLISECONDS, () => {
        isGathering = false;
        collecting.kick();
      });
    },
    async runAll() {
      await collecting.runAll();
      await delivering.runAll();
    },
    async close() {
      timers.close();
      deliverer.wake();
      await collecting.close();
      await delivering.close();
      await deliverer.close();
    },
  };
}

/** Opens a set of timers that can all be canceled together. */
function openTimers() {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let isClosed = false;
  return {
    add(milliseconds: number, task: () => void) {
      if (isClosed) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        task();
      }, milliseconds);
      timers.add(timer);
    },
    close() {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Returns the step that removes old deliveries, once per hour. */
function pruneStep(db: Kysely<Schema>, clock: Clock): JobStep {
  let next = 0;
  return {
    name: "prune outgoing webhooks",
    async run() {
      const now = clock();
      if (now < next) return 0;
      const removed = await pruneWebhookDeliveries(
        db,
        now - KEEP_DAYS * 24 * HOUR_MILLISECONDS,
        PRUNE_PAGE,
      );
      if (removed < PRUNE_PAGE) next = now + HOUR_MILLISECONDS;
      return removed;
    },
  };
}
