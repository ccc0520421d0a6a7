import type { OutgoingType } from "@/core/webhooks/messages.ts";
import type { OutgoingDeliveryView, WebhookView } from "@/core/webhooks/views.ts";
import type { DeliveryState } from "@/core/webhooks/states.ts";
import { formatNumber } from "@/components/shared/format.ts";

/** The events that a webhook can send, in words. */
export const EVENT_WORDS: Readonly<Record<OutgoingType, readonly [title: string, hint: string]>> = {
  level_up: ["Level up", "Somebody reached a new level."],
  achievement_earned: ["Achievement earned", "Somebody earned an achievement."],
  challenge_completed: [
    "Challenge won",
    "A challenge was settled, twelve hours after its end, and somebody won.",
  ],
  leaderboard_lead: [
    "New leader",
    "Somebody else leads the board of the day, week, month or of all time.",
  ],
};

/** Returns the name of a message type. */
export function eventTitle(type: string): string {
  if (type === "test") return "Test message";
  return EVENT_WORDS[type as OutgoingType]?.[0] ?? type;
}

export const DELIVERY_STATE_WORDS: Readonly<
  Record<DeliveryState, readonly [words: string, tone: string]>
> = {
  delivered: ["Delivered", "good"],
  pending: ["Waiting", "warning"],
  failed: ["Failed", "bad"],
};

/** Returns the title of a webhook: its description or, without one, the host of its address. */
export function titleOf({ description, url }: Pick<WebhookView, "description" | "url">): string {
  return description || (URL.parse(url)?.host ?? url);
}

/** Formats the time until a moment, in a suitable unit. */
export function untilWords(time: string, now: number): string {
  const seconds = Math.ceil((Date.parse(time) - now) / 1000);
  if (seconds <= 1) return "now";
  if (seconds < 90) return `in ${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `in ${minutes} min` : `in ${Math.round(minutes / 60)} h`;
}

/** Says in a sentence what happened to a delivery and why. */
export function outcomeWords(one: OutgoingDeliveryView, now: number): string {
  const { state, lastError, lastStatus, lastDurationMs, nextAttemptAt } = one;
  const took = lastDurationMs === null ? "" : ` in ${formatNumber(lastDurationMs)} ms`;
  if (state === "delivered") return `Answered ${lastStatus}${took}`;
  if (lastError === null) return "On its way";
  if (nextAttemptAt === null) return lastError;
  return `${lastError.replace(/\.$/, "")} · Next attempt ${untilWords(nextAttemptAt, now)}`;
}
