import type { OutgoingFormat, OutgoingType } from "./messages.ts";

/** A subscription, without its secret; times as ISO 8601 unless said otherwise. */
export interface WebhookView<Time = string> {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly events: readonly OutgoingType[];
  readonly format: OutgoingFormat;
  readonly isEnabled: boolean;
  /** Why it is disabled, as text for people. */
  readonly disabledReason: string | null;
  readonly disabledAt: Time | null;
  /** The first failed attempt since the last success; null while deliveries succeed. */
  readonly failingSince: Time | null;
  /** Failed attempts since the last success. */
  readonly failures: number;
  readonly lastDeliveredAt: Time | null;
  /** Until when messages are also signed with the previous secret. */
  readonly previousSecretUntil: Time | null;
  readonly createdAt: Time;
}

/** What an admin decides about a subscription. */
export type WebhookSettings = Pick<WebhookView, "url" | "description" | "events" | "format">;

/** The states of a message to a subscriber. */
export const DELIVERY_STATES = ["pending", "delivered", "failed"] as const;
export type DeliveryState = typeof DELIVERY_STATES[number];

/** One message to one subscriber; times as ISO 8601 unless said otherwise. */
export interface OutgoingDeliveryView<Time = string> {
  readonly id: number;
  /** The same for every attempt. */
  readonly messageId: string;
  readonly type: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Time | null;
  /** HTTP status of the last attempt; null when no attempt got an answer. */
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly lastDurationMs: number | null;
  readonly lastAttemptAt: Time | null;
  readonly createdAt: Time;
}
