import type { IntegrationSettings } from "@/core/pairing/settings.ts";

/** What the API tells admins about integrations, as far as the page shows it. */

/** A page of a list. */
export interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly nextCursor: string | null;
}

/** A tool that can be connected. */
export interface ToolInfo {
  readonly provider: string;
  readonly title: string;
  /** Who makes the secret: Laurel, or the tool, which shows it to the admin. */
  readonly secretFrom: "laurel" | "tool";
  readonly defaults: IntegrationSettings;
  /** Which of the settings mean something for this tool. */
  readonly uses: {
    readonly stages: boolean;
    readonly tags: boolean;
    readonly requiredFields: boolean;
    readonly responseTime: boolean;
  };
  /** Address of its guide. */
  readonly docs: string;
}

export const DELIVERY_STATUSES = [
  "processed",
  "ignored",
  "unparseable",
  "paused",
  "failed",
] as const;
export type DeliveryStatus = typeof DELIVERY_STATUSES[number];

export interface Integration {
  readonly id: string;
  readonly provider: string;
  readonly title: string;
  readonly name: string;
  readonly url: string;
  readonly isEnabled: boolean;
  readonly hasSecret: boolean;
  readonly secretFrom: "laurel" | "tool";
  readonly settings: IntegrationSettings;
  readonly tenants: readonly string[];
  readonly createdAt: string;
  readonly lastDelivery: {
    readonly receivedAt: string;
    readonly name: string;
    readonly status: DeliveryStatus;
    readonly reason: string | null;
  } | null;
  readonly waitingPeople: number;
  readonly refused: {
    readonly count: number;
    readonly lastAt: string | null;
    readonly reason: string | null;
  };
}

/** An integration that was made; the secret is told this once. */
export type NewIntegration = Integration & { readonly secret?: string };

export interface RotatedSecret {
  readonly secret: string;
  readonly previousUntil: string;
}

/** What a test webhook would have given. */
export interface TestResult {
  readonly status: string;
  readonly reason: string | null;
  readonly events: readonly {
    readonly type: string;
    readonly person: string | null;
    readonly time: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly points: number;
  }[];
  readonly points: number | null;
}

export interface Delivery {
  readonly id: number;
  readonly receivedAt: string;
  readonly lastReceivedAt: string;
  readonly attempts: number;
  readonly name: string;
  readonly status: DeliveryStatus;
  readonly reason: string | null;
  readonly objects: readonly { readonly kind: string; readonly id: string }[];
}

export interface DeliveryDetail extends Delivery {
  readonly payload: unknown;
  readonly events: readonly {
    readonly type: string;
    readonly agent: AgentRef | null;
    readonly person: string | null;
    readonly time: string;
    readonly status: "sent" | "sending" | "waiting" | "reversed" | "problem";
    readonly points: number | null;
    readonly problem: string | null;
  }[];
}

export interface AgentRef {
  readonly id: string;
  readonly name: string;
}

/** Somebody in the tool. */
export interface ToolPerson {
  readonly tenant: string;
  readonly user: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly agent: AgentRef | null;
  readonly suggestion: AgentRef | null;
  readonly isIgnored: boolean;
  readonly waitingEvents: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

export const PEOPLE_FILTERS = ["waiting", "assigned", "ignored", "all"] as const;
export type PeopleFilter = typeof PEOPLE_FILTERS[number];
