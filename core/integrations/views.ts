import type { ObjectKind } from "./facts.ts";
import type { IntegrationSettings } from "./settings.ts";

/** Who makes an integration's secret: Laurel, or the tool, which shows it to the admin. */
export type SecretMaker = "laurel" | "tool";

/** A tool for which an admin can set up an integration. */
export interface ToolView {
  readonly provider: string;
  readonly title: string;
  readonly secretFrom: SecretMaker;
  readonly defaults: IntegrationSettings;
  /** The settings that have a meaning for this tool. */
  readonly uses: {
    readonly stages: boolean;
    readonly tags: boolean;
    readonly requiredFields: boolean;
    readonly responseTime: boolean;
  };
  /** The path of its guide. */
  readonly docs: string;
  /**
   * The steps in the tool after the integration has its address in Laurel, in order; from its
   * guide.
   */
  readonly steps: readonly string[];
}

/** The possible results of a webhook. */
export const DELIVERY_STATUSES = [
  "processed",
  "ignored",
  "unparseable",
  "paused",
  "failed",
] as const;
export type DeliveryStatus = typeof DELIVERY_STATUSES[number];

/** An integration as admins see it. */
export interface IntegrationView {
  readonly id: string;
  readonly provider: string;
  readonly title: string;
  readonly name: string;
  /** Where the tool sends its webhooks. */
  readonly url: string;
  readonly isEnabled: boolean;
  readonly hasSecret: boolean;
  readonly secretFrom: SecretMaker;
  readonly settings: IntegrationSettings;
  /** The accounts of the tool that were seen. */
  readonly tenants: string[];
  /** ISO 8601, like all times here. */
  readonly createdAt: string;
  readonly lastDelivery: {
    readonly receivedAt: string;
    readonly name: string;
    readonly status: DeliveryStatus;
    readonly reason: string | null;
  } | null;
  /** Work that failed inside Laurel and is retried automatically. */
  readonly failing: {
    /**
     * Webhooks, and objects (conversations, deals, contacts, calls) whose events could not be
     * derived.
     */
    readonly webhooks: number;
    readonly objects: number;
    /** Events that could not be scored. */
    readonly events: number;
  };
  /** People whose work waits until they are assigned. */
  readonly waitingPeople: number;
  /** Webhooks that did not come from the tool. */
  readonly refused: {
    readonly count: number;
    readonly lastAt: string | null;
    readonly reason: string | null;
  };
}

/** A name that a tool sent and that no setting gives a meaning. */
export interface UnmappedName {
  readonly name: string;
  /** How often it was sent; 1,000 means 1,000 or more. */
  readonly count: number;
  /** When it last appeared, by the tool's clock; ISO 8601. */
  readonly lastSeenAt: string;
}

/**
 * The names of a tool without a meaning in the settings; at most 50 of each kind, the most recent
 * ones.
 */
export interface UnmappedNames {
  /** Stages; they count as open until they have a meaning. */
  readonly stages: readonly UnmappedName[];
  /** Tags of calls; without a setting they have no meaning. */
  readonly tags: readonly UnmappedName[];
}

/** A new integration; this answer is the only one with the secret, if Laurel made it. */
export type MadeIntegration = IntegrationView & { readonly secret?: string };

/** A new secret, and until when the previous one is accepted. */
export interface RotatedSecret {
  readonly secret: string;
  readonly previousUntil: string;
}

/** The result of a test webhook. Nothing of it is stored, and nobody gets points. */
export interface TestResult {
  readonly status: "processed" | "ignored" | "unparseable" | "refused";
  /** What is wrong or ignored, as a sentence. */
  readonly reason: string | null;
  readonly name: string | null;
  readonly events: {
    readonly type: string;
    readonly person: string;
    readonly time: string;
    readonly data: Readonly<Record<string, unknown>>;
    /** What it would pay an agent as the first event of the day. */
    readonly points: number;
  }[];
  /** The points of all events together. */
  readonly points: number | null;
}

/** An object in a tool that webhooks report about. */
export interface ObjectRef {
  readonly kind: ObjectKind;
  readonly id: string;
}

/** A received webhook with its result. */
export interface DeliveryView {
  readonly id: number;
  readonly receivedAt: string;
  readonly lastReceivedAt: string;
  /** How often it was received. */
  readonly attempts: number;
  readonly replayedAt: string | null;
  readonly name: string;
  /** Also `failed` while Laurel fails to write an event that follows from it. */
  readonly status: DeliveryStatus;
  readonly reason: string | null;
  /** When Laurel retries after a failure of its own; null without one. */
  readonly retryAt: string | null;
  /** The objects that it reported about; empty when later webhooks reported the same. */
  readonly objects: ObjectRef[];
}

/** An agent's public id and name. */
export interface AgentRef {
  readonly id: string;
  readonly name: string;
}

/** An event that is derived from what is known of an object. */
export interface DerivedEventView {
  readonly object: ObjectRef;
  readonly type: string;
  /** Its identity in the log, when it is there. */
  readonly event: { readonly source: string; readonly id: string };
  readonly agent: AgentRef | null;
  /** The tool's id of the person who did the work. */
  readonly person: string;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly status: "sent" | "waiting" | "reversed" | "problem" | "sending" | "retrying";
  /** What it paid; null while it is not in the log. */
  readonly points: number | null;
  readonly problem: string | null;
}

/** A webhook with the stored part of its body and the events that follow from its objects. */
export interface DeliveryDetails extends DeliveryView {
  /** Without tokens and the text of messages; null when it could not be read. */
  readonly payload: unknown;
  readonly events: DerivedEventView[];
  /** The current states of the objects. */
  readonly states: Record<string, unknown>[];
}

/** Filters for the list of a tool's people. */
export const PEOPLE_FILTERS = ["waiting", "assigned", "ignored", "all"] as const;
export type PeopleFilter = typeof PEOPLE_FILTERS[number];

/**
 * A person in a tool and the agent it is assigned to; times are ISO 8601 unless stated otherwise.
 */
export interface PersonInTool<Time = string> {
  readonly tenant: string;
  /** The tool's id. */
  readonly user: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly agent: AgentRef | null;
  /** The agent with the same e-mail. It is only a suggestion; nobody is assigned automatically. */
  readonly suggestion: AgentRef | null;
  /** An admin said that this person earns no points. */
  readonly isIgnored: boolean;
  /** Events that wait until the person is assigned. */
  readonly waitingEvents: number;
  readonly firstSeenAt: Time;
  readonly lastSeenAt: Time;
}
