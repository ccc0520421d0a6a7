import type { IntegrationView } from "@/core/integrations/views.ts";
import type { DeliveryStatus } from "@/core/integrations/statuses.ts";

/** How something went, for a colored mark. */
export type Tone = "good" | "plain" | "warning" | "bad";

/** What became of a delivery, in words. */
export const STATUS_WORDS: Readonly<Record<DeliveryStatus, readonly [string, Tone]>> = {
  processed: ["Processed", "good"],
  ignored: ["Ignored", "plain"],
  unparseable: ["Not readable", "bad"],
  paused: ["Kept while paused", "warning"],
  failed: ["Failed", "bad"],
};

/** What only a test can come to. */
const REFUSED = ["Refused", "bad"] as const;

/** The words for a status, also for one that is not known here. */
export function statusWords(status: string): readonly [string, Tone] {
  if (status === "refused") return REFUSED;
  return STATUS_WORDS[status as DeliveryStatus] ?? [sentence(status), "plain"];
}

/** `message_response`: Message response; `csat_received`: CSAT received. */
export function sentence(name: string): string {
  const words = name.replaceAll("_", " ").replace(/\bcsat\b/, "CSAT");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `1 event`, `3 events`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}

/** What Laurel failed at and tries again: `2 webhooks and 1 event failed`; null: nothing. */
export function failingWords({ webhooks, objects, events }: IntegrationView["failing"]) {
  const words = [
    ...(webhooks > 0 ? [count(webhooks, "webhook")] : []),
    ...(objects > 0 ? [count(objects, "object")] : []),
    ...(events > 0 ? [count(events, "event")] : []),
  ];
  return words.length === 0 ? null : `${words.join(" and ")} failed`;
}
