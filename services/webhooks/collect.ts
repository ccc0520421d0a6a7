import type { Kysely, Transaction } from "kysely";
import { localDay } from "@/core/calendars/calendar.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import type { OutgoingType } from "@/core/webhooks/messages.ts";
import { insertWebhookDeliveries, type NewDelivery } from "@/db/webhooks/deliveries.ts";
import { firstPosition, getRelayPosition, listOutbox, type OutboxRow } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { forgetLeaders, readShown, saveCursor, tryLockCursor } from "@/db/webhooks/cursor.ts";
import { listEndpoints, type WebhookEndpoint } from "@/db/webhooks/endpoints.ts";
import type { Clock } from "@/core/clock.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Log } from "@/services/platform/log.ts";
import { movesOn, type News, newsOf } from "./events.ts";
import { findLeadNews } from "./leads.ts";

export interface CollectOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly log: Log;
  readonly reportError: ReportError;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Called when new deliveries are ready to be sent. */
  readonly onDeliveries: () => void;
}

const PAGE = 200;

/**
 * Creates deliveries from relayed outbox rows. The cursor and the deliveries are stored in one
 * transaction, so each message becomes one delivery per subscriber, on whichever instance this
 * runs.
 */
export function collectStep(options: CollectOptions): JobStep {
  const { db, clock, log, reportError, timeZone } = options;

  async function collect(trx: Transaction<Schema>): Promise<{ rows: number; deliveries: number }> {
    const cursor = await tryLockCursor(trx);
    if (cursor === undefined) return NOTHING;
    const now = clock();
    const endpoints = (await listEndpoints(trx)).filter(({ isEnabled }) => isEnabled);
    const wantsLeads = endpoints.some(({ events }) => events.includes("leaderboard_lead"));
    if (!wantsLeads) await forgetLeaders(trx);
    // Read it before the rows: all rows up to this position are then visible, unless they were
    // pruned.
    const relayed = await getRelayPosition(trx);
    if (cursor === null || endpoints.length === 0) {
      if (cursor !== relayed) await saveCursor(trx, relayed);
      if (wantsLeads) await findLeadNews(trx, [], { now, timeZone });
      return NOTHING;
    }
    const rows = await listOutbox(trx, cursor, PAGE);
    const next = rows.at(-1)?.position ?? relayed;
    const missed = (rows[0] ? firstPosition(rows[0]) : relayed + 1) - 1 - cursor;
    if (missed > 0) {
      log.warn("no webhooks are sent for old events, because their outbox rows were pruned", {
        after: cursor,
        missed,
      });
    }
    const { start } = periodOf("all", localDay(now, timeZone));
    const readable: OutboxRow[] = [];
    const news: News[] = [];
    for (const row of rows) {
      try {
        const rowNews = newsOf(row, now);
        if (wantsLeads) movesOn([row], "all", start); // A test read: here a bad row fails alone.
        readable.push(row);
        news.push(...rowNews);
      } catch (error) {
        // An older version wrote it in another format. The rows after it must not wait for it.
        reportError(
          "webhooks",
          "no webhooks are sent for an outbox row, because it cannot be read",
          error,
          { fields: { position: row.position } },
        );
      }
    }
    if (wantsLeads) news.push(...await findLeadNews(trx, readable, { now, timeZone }));
    const deliveries = await address(trx, news, endpoints);
    await insertWebhookDeliveries(trx, deliveries, now);
    if (next !== cursor) await saveCursor(trx, next);
    return { rows: rows.length, deliveries: deliveries.length };
  }

  return {
    name: "collect outgoing webhooks",
    async run() {
      const { rows, deliveries } = await db.transaction().execute(collect);
      if (deliveries > 0) options.onDeliveries();
      return rows;
    },
  };
}

const NOTHING = { rows: 0, deliveries: 0 };

/** Assigns messages to subscribers. */
async function address(
  trx: Transaction<Schema>,
  news: readonly News[],
  endpoints: readonly WebhookEndpoint[],
): Promise<NewDelivery[]> {
  const agents = [...new Set(news.flatMap(({ agent }) => agent ?? []))];
  const shown = await readShown(trx, agents);
  return news.flatMap(({ id, agent, message }) => {
    // Whoever is hidden is not shown to others, in a channel or in another system.
    if (agent !== null && shown.get(agent)?.isHidden === true) return [];
    const { type } = message;
    const body = JSON.stringify(message);
    return endpoints
      .filter(({ events }) => events.includes(type as OutgoingType))
      .map((endpoint) => ({ endpoint: endpoint.id, messageId: id, type, body }));
  });
}
