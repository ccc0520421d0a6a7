import type { Instant } from "@/core/calendars/instant.ts";
import type { FactAbout } from "@/core/integrations/facts.ts";
import type {
  IntegrationSettings,
  IntegrationSettingsInput,
} from "@/core/integrations/settings.ts";

/** The tools that Laurel understands. `standard` is any tool that sends Standard Webhooks. */
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

/** A webhook as it was received. */
export interface WebhookRequest {
  readonly method: string;
  /** The full public address that the tool called, with its query. */
  readonly url: string;
  /** Header names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The decompressed body; text is converted to UTF-8. */
  readonly body: Uint8Array;
  /**
   * The body before decompression and conversion, where that differs; tools may sign either form.
   */
  readonly sentBodies?: readonly Uint8Array[];
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/**
 * Whether a webhook really comes from the tool. The reason is shown to the admin, never to the
 * sender.
 */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** A person in the tool whom a webhook mentions, with the name and address that it contains. */
export interface PersonSeen {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
}

/** The meaning of a webhook in Laurel's terms. */
export interface Mapped {
  /** The tool's account. It keeps user 7 of one account apart from user 7 of another. */
  readonly tenant: string | null;
  /** The tool's own name of the event(s), for display: "message_created", "call.ended". */
  readonly name: string;
  readonly facts: readonly FactAbout[];
  readonly people: readonly PersonSeen[];
  /**
   * Why the webhook, or parts of it, have no meaning for Laurel, as a sentence; null when all of it
   * does.
   */
  readonly ignored: string | null;
}

export interface MapContext {
  readonly settings: IntegrationSettings;
  /** The integration's id; also the tenant for tools that have none. */
  readonly integrationId: string;
  /** When it was received, milliseconds since the epoch; never the time of the work. */
  readonly receivedAt: number;
  /** Reads the time of an event in Laurel's own terms, like the API. */
  readonly readInstant: (text: string) => Instant;
  /**
   * Returns whether events of a type that Laurel does not bring along are taken: an admin defined it,
   * or unknown types are kept.
   */
  readonly takesType: (type: string) => boolean;
}

/** The input for building a test webhook. */
export interface SampleInput {
  readonly url: string;
  /** The secret that signs the webhook, or that it carries. */
  readonly secret: string;
  /** The current time, milliseconds since the epoch. */
  readonly now: number;
  /** A unique text for the ids in it. */
  readonly id: string;
}

/** The adapter of a tool: pure functions that turn its webhooks into facts. */
export interface Adapter {
  readonly provider: Provider;
  /** The tool's name for display. */
  readonly title: string;
  /** `laurel`: Laurel makes the secret; `tool`: the tool shows one, which the admin enters. */
  readonly secretFrom: "laurel" | "tool";
  /** Settings that differ from the general defaults. */
  readonly defaults: IntegrationSettingsInput;
  /**
   * The status that answers an unreadable body: 400 where the sender shows it to a person, 200
   * where the tool would only send the webhook again or disable it.
   */
  readonly unparseableStatus: 200 | 400;
  /**
   * Checks in constant time that a webhook comes from the tool.
   * @param secrets the valid secrets, at least one; two during a rotation
   */
  verify(request: WebhookRequest, secrets: readonly string[]): Verdict;
  /**
   * Reads everything that `map` needs into plain JSON, including headers and query.
   * @throws {Unparseable} when the body does not have the tool's form
   */
  read(request: WebhookRequest): unknown;
  /**
   * Removes what may not be stored: tokens and the text of messages. `map` returns the same for the
   * redacted payload as for the original, so that it can be replayed.
   */
  redact(payload: unknown): unknown;
  /**
   * Maps a payload to facts.
   * @throws {Unparseable} when it is valid JSON of another shape
   */
  map(payload: unknown, context: MapContext): Mapped;
  /** Builds a small realistic webhook that `verify` accepts and that gives at least one fact. */
  sample(input: SampleInput): {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/**
 * Thrown when a body does not have the tool's form. The message says what is wrong, as a sentence.
 */
export class Unparseable extends Error {
  override name = "Unparseable";
}
