import { Buffer } from "node:buffer";
import { Unparseable, type WebhookRequest } from "../adapter.ts";
import { readJson, tidyText } from "../shared/json.ts";

/** A webhook of the generic door as plain JSON; nothing in it is checked yet. */
export type StandardPayload =
  & {
    /** `webhook-id`: the same on every attempt. */
    readonly id: string;
    /** `webhook-timestamp`, seconds: when this attempt was made. */
    readonly attemptedAt: number;
  }
  & (
    | { readonly form: "standard"; readonly body: unknown }
    | { readonly form: "cloudevents"; readonly events: readonly unknown[] }
  );

const STRUCTURED = "application/cloudevents+json";
const BATCH = "application/cloudevents-batch+json";

/**
 * Reads `{type, timestamp, data}`, or CloudEvents in any of the forms of their HTTP binding.
 * @throws {Unparseable}
 */
export function readStandard({ headers, body }: WebhookRequest): StandardPayload {
  const common = {
    id: tidyText(headers["webhook-id"] ?? ""),
    attemptedAt: Number(headers["webhook-timestamp"]),
  };
  const mediaType = (headers["content-type"] ?? "").split(";")[0]!.trim().toLowerCase();
  if (mediaType === BATCH) {
    const events = readJson(body);
    if (!Array.isArray(events)) throw new Unparseable("A batch of CloudEvents is a JSON array.");
    return { ...common, form: "cloudevents", events: events.map(withPlainData) };
  }
  if (mediaType !== STRUCTURED && headers["ce-specversion"] !== undefined) {
    return { ...common, form: "cloudevents", events: [readBinary(headers, mediaType, body)] };
  }
  const value = readJson(body);
  const isCloudEvent = mediaType === STRUCTURED ||
    (typeof value === "object" && value !== null && Object.hasOwn(value, "specversion"));
  return isCloudEvent
    ? { ...common, form: "cloudevents", events: [withPlainData(value)] }
    : { ...common, form: "standard", body: value };
}

/** An event whose attributes are headers and whose data is the body. */
function readBinary(
  headers: Readonly<Record<string, string>>,
  mediaType: string,
  body: Uint8Array,
): Record<string, unknown> {
  checkJson(mediaType);
  const attributes = Object.entries(headers).filter(([name]) => name.startsWith("ce-"))
    .map(([name, value]) => [name.slice("ce-".length), tidyText(decodePercent(value))]);
  return {
    ...Object.fromEntries(attributes),
    ...(body.length > 0 ? { data: readJson(body) } : {}),
  };
}

/** An event that brings its data in base64 as if it had brought it as JSON. */
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

/** Header values are percent-decoded once, as the binding says. */
function decodePercent(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // A stray percent sign: the value as it came.
  }
}
