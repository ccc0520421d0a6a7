import type { IntegrationView } from "@/core/integrations/views.ts";
import type { DeliveryStatus } from "@/core/integrations/statuses.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { integrationWords } from "@/words/integrations.ts";
import { integrationDeliveryWords } from "@/words/integration_deliveries.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** The color of a status badge. */
export type Tone = "good" | "plain" | "warning" | "bad";

const TONES: Readonly<Record<DeliveryStatus, Tone>> = {
  processed: "good",
  ignored: "plain",
  unparseable: "bad",
  paused: "warning",
  failed: "bad",
};

/** Returns the statuses of deliveries in words. */
export function deliveryStatuses(): Readonly<Record<DeliveryStatus, readonly [string, Tone]>> {
  const { statuses } = wordsOf(integrationDeliveryWords);
  const of = (status: DeliveryStatus) => [statuses[status], TONES[status]] as const;
  return {
    processed: of("processed"),
    ignored: of("ignored"),
    unparseable: of("unparseable"),
    paused: of("paused"),
    failed: of("failed"),
  };
}

/** Returns the words for a status; an unknown status is shown by its own name. */
export function statusWords(status: string): readonly [string, Tone] {
  // A status that only a test can have.
  if (status === "refused") return [wordsOf(integrationDeliveryWords).refused, "bad"];
  return deliveryStatuses()[status as DeliveryStatus] ?? [humanize(status), "plain"];
}

/**
 * Converts the name of a status or a kind of object of a tool into words: `not_found` -> Not found.
 */
export function humanize(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Formats points: `1 point`, `3 points`. */
export function pointsText(points: number): string {
  return wordsOf(integrationWords).points(points, formatNumber(points));
}

/**
 * Says what failed inside Laurel and is retried: `2 webhooks and 1 event failed`. Returns null when
 * nothing failed.
 */
export function failingWords({ webhooks, objects, events }: IntegrationView["failing"]) {
  const { failing } = wordsOf(integrationDeliveryWords);
  const parts = [
    ...(webhooks > 0 ? [failing.webhooks(webhooks, formatNumber(webhooks))] : []),
    ...(objects > 0 ? [failing.objects(objects, formatNumber(objects))] : []),
    ...(events > 0 ? [failing.events(events, formatNumber(events))] : []),
  ];
  return parts.length === 0 ? null : failing.failed(parts.join(` ${failing.and} `));
}

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
