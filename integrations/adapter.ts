import type { Instant } from "@/core/calendars/instant.ts";
import type { FactAbout } from "@/core/integrations/facts.ts";
import type {
  IntegrationSettings,
  IntegrationSettingsInput,
} from "@/core/integrations/settings.ts";

/** The tools that Laurel understands. `standard`: any tool that speaks Standard Webhooks. */
export const PROVIDERS = [
  "standard",
  "hubspot",
  "chatwoot",
  "intercom",
  "aircall",
  "pipedrive",
  "twilio",
  "zendesk",
] as const;
export type Provider = typeof PROVIDERS[number];

/** A webhook as it arrived. */
export interface WebhookRequest {
  readonly method: string;
  /** The whole address as the tool called it: the public one, with its query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed, and texts in UTF-8. */
  readonly body: Uint8Array;
  /** The body as it was before, where that differs: what tools sign may be one or the other. */
  readonly sentBodies?: readonly Uint8Array[];
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** Whether a webhook is from whom it says. The reason is for the admin, never for the sender. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Somebody in the tool whom a webhook mentioned, with what it told about them. */
export interface PersonSeen {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
}

/** What a webhook means. */
export interface Mapped {
  /** The tool's account, so that user 7 of one account is not user 7 of another. */
  readonly tenant: string | null;
  /** What the tool calls the event(s): "message_created", "call.ended". For people to read. */
  readonly name: string;
  readonly facts: readonly FactAbout[];
  readonly people: readonly PersonSeen[];
  /** Why (parts of) it mean nothing to Laurel, as a sentence; null when all of it does. */
  readonly ignored: string | null;
}

export interface MapContext {
  readonly settings: IntegrationSettings;
  /** The integration's id; the tenant of tools that have none. */
  readonly integrationId: string;
  /** Milliseconds since the epoch; never the time of the work. */
  readonly receivedAt: number;
  /** Reads a time of one of Laurel's own events, as the API does. */
  readonly readInstant: (text: string) => Instant;
}

/** What a test webhook is made from. */
export interface SampleInput {
  readonly url: string;
  /** What signs it, or what it carries. */
  readonly secret: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Unique text for ids in it. */
  readonly id: string;
}

/** A tool: pure functions from its webhooks to facts. */
export interface Adapter {
  readonly provider: Provider;
  /** As people call the tool. */
  readonly title: string;
  /** `laurel`: Laurel makes the secret; `tool`: the tool shows one, which the admin enters. */
  readonly secretFrom: "laurel" | "tool";
  /** Settings that differ from the general defaults. */
  readonly defaults: IntegrationSettingsInput;
  /**
   * What a body that Laurel cannot read is answered with: 400 where the sender shows it to
   * somebody, 200 where refusing would only have it sent again or the webhook switched off.
   */
  readonly unparseableStatus: 200 | 400;
  /**
   * Checks where a webhook comes from, in constant time.
   * @param secrets those that are valid now; during a rotation two. Never empty
   */
  verify(request: WebhookRequest, secrets: readonly string[]): Verdict;
  /**
   * Reads everything that `map` needs into plain JSON, headers and query included.
   * @throws {Unparseable} when it is not of the form that the tool sends
   */
  read(request: WebhookRequest): unknown;
  /**
   * What may be kept: without tokens and without the text of messages. `map` gives the same for it
   * as for the original, so that it can be replayed.
   */
  redact(payload: unknown): unknown;
  /**
   * What a payload means.
   * @throws {Unparseable} when it is valid JSON of another shape
   */
  map(payload: unknown, context: MapContext): Mapped;
  /** A small real-shaped webhook that `verify` accepts and that gives at least one fact. */
  sample(input: SampleInput): {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** The body is not what the tool sends. The message says what is wrong, as a sentence. */
export class Unparseable extends Error {
  override name = "Unparseable";
}
