import type { IntegrationView, SkipReason } from "@/core/integrations/views.ts";
import type { DeliveryStatus } from "@/core/integrations/statuses.ts";
import { formatNumber } from "@/components/shared/format.ts";

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
  return `${formatNumber(number)} ${number === 1 ? one : many}`;
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

/** Why a person of a tool does not become an agent, in words that follow the name. */
export const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  bot: "looks like a bot",
  nameless: "has neither a name nor an e-mail address",
  assigned: "is assigned already",
  ignored: "is ignored",
  same_mail: "has the same e-mail address as somebody above",
  unknown: "was never mentioned by the tool",
  no_free_id: "has an id that a thousand agents have",
};

/** What a person of the tool is called. */
export function calledOf(
  { name, email, user }: {
    readonly name: string | null;
    readonly email: string | null;
    readonly user: string;
  },
): string {
  return name ?? email ?? user;
}
