import type { IntegrationView } from "@/core/integrations/views.ts";
import type { DeliveryStatus } from "@/core/integrations/statuses.ts";

/** The color of a status badge. */
export type Tone = "good" | "plain" | "warning" | "bad";

/** The status of a delivery in words. */
export const STATUS_WORDS: Readonly<Record<DeliveryStatus, readonly [string, Tone]>> = {
  processed: ["Processed", "good"],
  ignored: ["Ignored", "plain"],
  unparseable: ["Not readable", "bad"],
  paused: ["Kept while paused", "warning"],
  failed: ["Failed", "bad"],
};

/** A status that only a test can have. */
const REFUSED = ["Refused", "bad"] as const;

/** Returns the words for a status; an unknown status is shown by its own name. */
export function statusWords(status: string): readonly [string, Tone] {
  if (status === "refused") return REFUSED;
  return STATUS_WORDS[status as DeliveryStatus] ?? [humanize(status), "plain"];
}

/**
 * Converts a name into words: `message_response` -> Message response; `csat_received` -> CSAT
 * received.
 */
export function humanize(name: string): string {
  const words = name.replaceAll("_", " ").replace(/\bcsat\b/, "CSAT");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Formats a count with its noun: `1 event`, `3 events`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}

/**
 * Says what failed inside Laurel and is retried: `2 webhooks and 1 event failed`. Returns null when
 * nothing failed.
 */
export function failingWords({ webhooks, objects, events }: IntegrationView["failing"]) {
  const words = [
    ...(webhooks > 0 ? [count(webhooks, "webhook")] : []),
    ...(objects > 0 ? [count(objects, "object")] : []),
    ...(events > 0 ? [count(events, "event")] : []),
  ];
  return words.length === 0 ? null : `${words.join(" and ")} failed`;
}
