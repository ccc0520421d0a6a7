import type { OutgoingType } from "@/core/webhooks/messages.ts";
import type { OutgoingDeliveryView, WebhookView } from "@/core/webhooks/views.ts";
import type { DeliveryState } from "@/core/webhooks/states.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { deliveryStateWords, outgoingWords, webhookWords } from "@/words/webhooks.ts";

/** Returns the name of a message type. */
export function eventTitle(type: string): string {
  if (type === "test") return wordsOf(webhookWords).test;
  return wordsOf(outgoingWords)[type as OutgoingType]?.title ?? type;
}

/** Returns the name of each state of a delivery, and the tone of its badge. */
export function deliveryStates(): Readonly<
  Record<DeliveryState, readonly [name: string, tone: string]>
> {
  const { delivered, pending, failed } = wordsOf(deliveryStateWords);
  return { delivered: [delivered, "good"], pending: [pending, "warning"], failed: [failed, "bad"] };
}

/** Returns the title of a webhook: its description or, without one, the host of its address. */
export function titleOf({ description, url }: Pick<WebhookView, "description" | "url">): string {
  return description || (URL.parse(url)?.host ?? url);
}

/** Formats the time until a moment, in a suitable unit. */
export function untilInWords(time: string, now: number): string {
  const { until } = wordsOf(webhookWords);
  const seconds = Math.ceil((Date.parse(time) - now) / 1000);
  if (seconds <= 1) return until.now;
  if (seconds < 90) return until.seconds(seconds);
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? until.minutes(minutes) : until.hours(Math.round(minutes / 60));
}

/** Says in a sentence what happened to a delivery and why. */
export function outcomeInWords(one: OutgoingDeliveryView, now: number): string {
  const { state, lastError, lastStatus, lastDurationMs, nextAttemptAt } = one;
  const words = wordsOf(webhookWords).deliveries;
  if (state === "delivered") {
    return lastDurationMs === null
      ? words.answered(lastStatus)
      : words.answeredIn(lastStatus, formatNumber(lastDurationMs));
  }
  if (lastError === null) return words.onItsWay;
  if (nextAttemptAt === null) return lastError;
  return words.next(lastError.replace(/\.$/, ""), untilInWords(nextAttemptAt, now));
}
