import { ProblemError } from "../services/problem.ts";
import { readJson } from "./read_body.ts";

/** Events as they were sent, not yet validated. */
export interface SentEvents {
  readonly mode: "single" | "batch";
  readonly events: readonly unknown[];
}

const BATCH_TYPE = "application/cloudevents-batch+json";
const STRUCTURED_TYPE = "application/cloudevents+json";

/**
 * Reads a request in any of the forms of the CloudEvents HTTP binding: structured, batched or binary
 * (`ce-*` headers), or plain JSON of the same shape; plain `{"events": […]}` is a batch too.
 * @throws {ProblemError} `unsupported_media_type`, `validation_failed`, and those of reading a body
 */
export async function readEvents(
  request: Request,
  expected: "single" | "batch",
): Promise<SentEvents> {
  const mediaType = (request.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
  const isJson = mediaType === "application/json" || mediaType.endsWith("+json");
  if (mediaType !== "" && !isJson) {
    await request.body?.cancel();
    throw new ProblemError({
      status: 415,
      code: "unsupported_media_type",
      title: "The content type is not supported",
      detail: `"${mediaType}" is not supported. Send application/json, ${STRUCTURED_TYPE} or ` +
        `${BATCH_TYPE}.`,
    });
  }
  const isBinary = mediaType !== STRUCTURED_TYPE && mediaType !== BATCH_TYPE &&
    (request.headers.has("ce-id") || request.headers.has("ce-specversion"));
  if (isBinary) {
    const event = readAttributes(request.headers);
    const hasBody = request.body !== null && request.headers.get("content-length") !== "0";
    return {
      mode: "single",
      events: [hasBody ? { ...event, data: await readJson(request) } : event],
    };
  }
  const body = await readJson(request);
  if (mediaType === BATCH_TYPE || expected === "batch") {
    return { mode: "batch", events: batchOf(body) };
  }
  return { mode: "single", events: [body] };
}

function batchOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  const events = (body as { events?: unknown } | null)?.events;
  if (Array.isArray(events)) return events;
  throw new ProblemError({
    status: 422,
    code: "validation_failed",
    title: "The batch is not valid",
    detail: 'Send {"events": […]}, or a JSON array of events.',
    errors: [{ path: "events", message: "must be an array" }],
  });
}

/** The attributes of a binary event; values are percent-decoded once, as the binding says. */
function readAttributes(headers: Headers): Record<string, string> {
  const event: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (name.startsWith("ce-")) event[name.slice(3)] = decodePercent(value);
  }
  return event;
}

function decodePercent(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A stray percent sign: the value as it came.
    return value;
  }
}
