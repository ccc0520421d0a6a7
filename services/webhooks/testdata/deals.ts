/** Events and settings for tests of outgoing webhooks. */
import { OUTGOING_TYPES, type OutgoingType } from "@/core/webhooks/messages.ts";
import { HISTORY_NOW } from "@/testing/histories.ts";
import type { Instance } from "@/testing/instance.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";

/**
 * Returns a deal: 50 points, and 50 more for the first of a day, which is level 2. An hour ago by
 * default.
 */
export function deal(agent: string, id: string, time = HISTORY_NOW - 3_600_000): IncomingEvent {
  const content = { type: "deal_won" as const, subject: agent, time, data: {} };
  return {
    ...content,
    id,
    source: "/crm",
    receivedAt: HISTORY_NOW,
    contentHash: contentHash(content),
  };
}

/** Returns settings of a webhook; by default no receiver runs at the address. */
export const settings = (
  events: readonly OutgoingType[] = OUTGOING_TYPES,
  url = "http://127.0.0.1:9/",
) => ({ url, description: "", events, format: "standard" as const });

/** Ingests an event that reaches a new level, and sends the messages that follow. */
export async function levelUp(
  { ingest, relay, webhooks }: Instance,
  agent: string,
): Promise<void> {
  await ingest([deal(agent, agent)]);
  await relay.run();
  await webhooks.runAll();
}

/** Returns the newest delivery. */
export const newest = async ({ webhooks }: Instance, id: string) =>
  (await webhooks.deliveries(id, { limit: 1, before: null }))[0]!;

/** Returns the outcomes of a webhook's deliveries, newest first, as `state attempts status`. */
export const outcomes = async ({ webhooks }: Instance, id: string) =>
  (await webhooks.deliveries(id, { limit: 200, before: null }))
    .map(({ state, attempts, lastStatus }) => `${state} ${attempts} ${lastStatus}`);
