import type { ObjectKind } from "./facts.ts";
import type { IntegrationSettings } from "./settings.ts";

/** Who makes an integration's secret: Laurel, or the tool, which shows it to the admin. */
export type SecretMaker = "laurel" | "tool";

/** A tool that can be set up. */
export interface ToolView {
  readonly provider: string;
  readonly title: string;
  readonly secretFrom: SecretMaker;
  readonly defaults: IntegrationSettings;
  /** Which settings mean something for this tool. */
  readonly uses: {
    readonly stages: boolean;
    readonly tags: boolean;
    readonly requiredFields: boolean;
    readonly responseTime: boolean;
  };
  /** Path of its guide. */
  readonly docs: string;
  /** What is done in the tool once its address in Laurel is known, in order; from its guide. */
  readonly steps: readonly string[];
}

/** What can become of a webhook. */
export const DELIVERY_STATUSES = [
  "processed",
  "ignored",
  "unparseable",
  "paused",
  "failed",
] as const;
export type DeliveryStatus = typeof DELIVERY_STATUSES[number];

/** A tool that was set up, as admins see it. */
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
  /** The tool's accounts that were seen. */
  readonly tenants: string[];
  /** ISO 8601, as all times here. */
  readonly createdAt: string;
  readonly lastDelivery: {
    readonly receivedAt: string;
    readonly name: string;
    readonly status: DeliveryStatus;
    readonly reason: string | null;
  } | null;
  /** What Laurel failed at and tries again by itself. */
  readonly failing: {
    /** Webhooks, and conversations, deals, contacts and calls that could not be evaluated. */
    readonly webhooks: number;
    readonly objects: number;
    /** Events that could not be scored. */
    readonly events: number;
  };
  /** People whose work waits to be assigned. */
  readonly waitingPeople: number;
  /** Webhooks that were not from the tool. */
  readonly refused: {
    readonly count: number;
    readonly lastAt: string | null;
    readonly reason: string | null;
  };
}

/** A name that a tool sent and that no setting gives a meaning. */
export interface UnmappedName {
  readonly name: string;
  /** How often it was sent; 1,000 stands for that and more. */
  readonly count: number;
  /** When it was last said of something, by the tool's clock; ISO 8601. */
  readonly lastSeenAt: string;
}

/** What a tool sent that no setting gives a meaning, of each the 50 that were seen last. */
export interface UnmappedNames {
  /** Stages: they count as open until they have a meaning. */
  readonly stages: readonly UnmappedName[];
  /** Tags of calls: without a meaning they mean nothing. */
  readonly tags: readonly UnmappedName[];
}

/** An integration that was made; the secret, when Laurel made it, is told this once. */
export type MadeIntegration = IntegrationView & { readonly secret?: string };

/** A secret that was made anew, and until when the one before is accepted. */
export interface RotatedSecret {
  readonly secret: string;
  readonly previousUntil: string;
}

/** What a test webhook came to. Nothing of it is stored, and nobody gets points. */
export interface TestResult {
  readonly status: "processed" | "ignored" | "unparseable" | "refused";
  /** What is wrong or left out, as a sentence. */
  readonly reason: string | null;
  readonly name: string | null;
  readonly events: {
    readonly type: string;
    readonly person: string;
    readonly time: string;
    readonly data: Readonly<Record<string, unknown>>;
    /** What it would pay somebody whose day begins with it. */
    readonly points: number;
  }[];
  /** Of all events together. */
  readonly points: number | null;
}

/** Something in a tool that webhooks tell of. */
export interface ObjectRef {
  readonly kind: ObjectKind;
  readonly id: string;
}

/** A webhook that was received, and what became of it. */
export interface DeliveryView {
  readonly id: number;
  readonly receivedAt: string;
  readonly lastReceivedAt: string;
  /** How often it was received. */
  readonly attempts: number;
  readonly replayedAt: string | null;
  readonly name: string;
  /** `failed` also while Laurel fails at an event that follows from it. */
  readonly status: DeliveryStatus;
  readonly reason: string | null;
  /** When Laurel tries again by itself what it failed at; null: it did not fail. */
  readonly retryAt: string | null;
  /** What it told something about; empty once other webhooks told the same later. */
  readonly objects: ObjectRef[];
}

/** An agent's public id and name. */
export interface AgentRef {
  readonly id: string;
  readonly name: string;
}

/** An event that follows from what is known of an object. */
export interface DerivedEventView {
  readonly object: ObjectRef;
  readonly type: string;
  /** Its identity in the log, when it is there. */
  readonly event: { readonly source: string; readonly id: string };
  readonly agent: AgentRef | null;
  /** The tool's id for whoever did it. */
  readonly person: string;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly status: "sent" | "waiting" | "reversed" | "problem" | "sending" | "retrying";
  /** What it paid; null while it is not in the log. */
  readonly points: number | null;
  readonly problem: string | null;
}

/** A webhook with what was kept of its body and what follows from the objects it was about. */
export interface DeliveryDetails extends DeliveryView {
  /** Without tokens and the text of messages; null when it could not be read. */
  readonly payload: unknown;
  readonly events: DerivedEventView[];
  /** What is known of the objects now. */
  readonly states: Record<string, unknown>[];
}

/** Which people of a tool are listed. */
export const PEOPLE_FILTERS = ["waiting", "assigned", "ignored", "all"] as const;
export type PeopleFilter = typeof PEOPLE_FILTERS[number];

/** Somebody in a tool, and who that is to Laurel; times as ISO 8601 unless said otherwise. */
export interface PersonInTool<Time = string> {
  readonly tenant: string;
  /** The tool's id. */
  readonly user: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly agent: AgentRef | null;
  /** The agent with the same e-mail. Nobody is assigned without being asked. */
  readonly suggestion: AgentRef | null;
  /** An admin said that this is nobody who earns points. */
  readonly isIgnored: boolean;
  /** Events that wait until somebody says who it is. */
  readonly waitingEvents: number;
  readonly firstSeenAt: Time;
  readonly lastSeenAt: Time;
}
