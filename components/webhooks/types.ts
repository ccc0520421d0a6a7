import type { OutgoingFormat, OutgoingType } from "@/core/outgoing.ts";

/** A subscription, as the admin API shows it. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly events: readonly OutgoingType[];
  readonly format: OutgoingFormat;
  readonly isEnabled: boolean;
  readonly disabledReason: string | null;
  readonly disabledAt: string | null;
  readonly failingSince: string | null;
  readonly failures: number;
  readonly lastDeliveredAt: string | null;
  readonly previousSecretUntil: string | null;
  readonly createdAt: string;
}

/** What is entered about one. */
export type WebhookDraft = Pick<Webhook, "url" | "description" | "events" | "format">;

export const DELIVERY_STATES = ["pending", "delivered", "failed"] as const;
export type DeliveryState = typeof DELIVERY_STATES[number];

/** What became of one message. */
export interface WebhookDelivery {
  readonly id: number;
  readonly messageId: string;
  readonly type: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly lastDurationMs: number | null;
  readonly lastAttemptAt: string | null;
  readonly createdAt: string;
}
