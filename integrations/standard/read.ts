import { Buffer } from "node:buffer";
import { Unparseable, type WebhookRequest } from "@/integrations/adapter.ts";
import { readJson, tidyText } from "@/integrations/shared/json.ts";
import { readAttributes } from "./attributes.ts";
import { signedHeaders } from "./signed_headers.ts";

type Form =
  | { readonly form: "standard"; readonly body: unknown }
  | { readonly form: "cloudevents"; readonly events: readonly unknown[] };

/** A webhook of the generic tool as plain JSON; its content is not checked yet. */
export type StandardPayload = Form & {
  /** The header `webhook-id`, the same on every attempt. */
  readonly id: string;
  /**
   * The header `webhook-timestamp`: when this attempt was made, in seconds. Only set when the event
   * has no time of its own; otherwise all attempts, and their stored payloads, are equal.
   */
  readonly attemptedAt?: number;
};

const STRUCTURED = "application/cloudevents+json";
const BATCH = "application/cloudevents-batch+json";

/**
 * Reads `{type, timestamp, data}`, or CloudEvents in any of the forms of their HTTP binding.
 * @throws {Unparseable}
 */
export function readStandard(request: WebhookRequest): StandardPayload {
  const { id: signedId, timestamp: attempt } = signedHeaders(request.headers);
  const id = tidyText(signedId);
  const read = readForm(request);
  const events = read.form === "standard" ? [read.body] : read.events;
  const name = read.form === "standard" ? "timestamp" : "time";
  const isTimed = events.every((event) =>
    (((event ?? {}) as Record<string, unknown>)[name] ?? null) !== null
  );
  if (isTimed) return { id, ...read };
  return { id, attemptedAt: Number(attempt), ...read };
}

function readForm({ headers, body }: WebhookRequest): Form {
  const mediaType = (headers["content-type"] ?? "").split(";")[0]!.trim().toLowerCase();
  if (mediaType === BATCH) {
    const events = readJson(body);
    if (!Array.isArray(events)) throw new Unparseable("A batch of CloudEvents is a JSON array.");
    return { form: "cloudevents", events: events.map(withPlainData) };
  }
  const isBinary = headers["ce-specversion"] !== undefined || headers["ce-id"] !== undefined;
  if (mediaType !== STRUCTURED && isBinary) {
    return { form: "cloudevents", events: [readBinary(headers, mediaType, body)] };
  }
  const value = readJson(body);
  const isCloudEvent = mediaType === STRUCTURED ||
    (typeof value === "object" && value !== null && Object.hasOwn(value, "specversion"));
  return isCloudEvent
    ? { form: "cloudevents", events: [withPlainData(value)] }
    : { form: "standard", body: value };
}

/** Reads an event whose attributes are in the headers and whose data is the body. */
function readBinary(
  headers: Readonly<Record<string, string>>,
  mediaType: string,
  body: Uint8Array,
): Record<string, unknown> {
  const { attributes: sent, wrong } = readAttributes(Object.entries(headers));
  if (wrong !== null) {
    throw new Unparseable(`The header ce-${wrong} holds escapes that are not UTF-8.`);
  }
  const attributes = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, tidyText(value)]),
  );
  if (body.length === 0) return attributes;
  checkJson(mediaType);
  return { ...attributes, data: readJson(body) };
}

/** Decodes the base64 data of an event, so that it looks like JSON data. */
function withPlainData(event: unknown): unknown {
  const { data_base64: base64, ...rest } = (event ?? {}) as Record<string, unknown>;
  if (typeof base64 !== "string") return event;
  if (rest["data"] !== undefined && rest["data"] !== null) {
    throw new Unparseable("The CloudEvent has both data and data_base64.");
  }
  checkJson(typeof rest["datacontenttype"] === "string" ? rest["datacontenttype"] : "");
  return { ...rest, data: readJson(Buffer.from(base64, "base64")) };
}

function checkJson(contentType: string): void {
  const mediaType = contentType.split(";")[0]!.trim().toLowerCase();
  if (mediaType === "" || /^[^/]+\/(.+\+)?json$/.test(mediaType)) return;
  throw new Unparseable("The CloudEvent's data is not JSON by its content type.");
}
