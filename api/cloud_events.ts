import { ProblemError } from "@/services/problems/mod.ts";
import { binaryAttributes } from "@/services/content/binary_attributes.ts";
import { validationProblem } from "./problems.ts";
import { parseJson, readBody } from "./read_body.ts";

/** Events as they were sent, before validation. */
export interface SentEvents {
  readonly mode: "single" | "batch";
  readonly events: readonly unknown[];
}

const BATCH_TYPE = "application/cloudevents-batch+json";
const STRUCTURED_TYPE = "application/cloudevents+json";

/**
 * Reads a request in any form of the CloudEvents HTTP binding: structured, batched or binary
 * (`ce-*` headers), or plain JSON of the same shape. Plain `{"events": […]}` is a batch too.
 * @throws {ProblemError} `unsupported_media_type`, `validation_failed`, and those of reading a body
 */
export async function readEvents(
  request: Request,
  expected: "single" | "batch",
): Promise<SentEvents> {
  const mediaType = mediaTypeOf(request);
  const isBinary = mediaType !== STRUCTURED_TYPE && mediaType !== BATCH_TYPE &&
    (request.headers.has("ce-id") || request.headers.has("ce-specversion"));
  if (!isBinary) await requireJsonType(request);
  const { bytes } = await readBody(request);
  if (isBinary) {
    const event = readAttributes(request.headers);
    // Read the body to find out whether there are data, because there may be no Content-Length.
    if (bytes.length === 0) return { mode: "single", events: [event] };
    await requireJsonType(request);
    return { mode: "single", events: [{ ...event, data: parseJson(bytes, request.headers) }] };
  }
  const body = parseJson(bytes, request.headers);
  if (mediaType === BATCH_TYPE || expected === "batch") {
    return { mode: "batch", events: batchOf(body) };
  }
  return { mode: "single", events: [body] };
}

function mediaTypeOf({ headers }: Request): string {
  return (headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
}

async function requireJsonType(request: Request): Promise<void> {
  const mediaType = mediaTypeOf(request);
  if (mediaType === "" || /^([^/]+\/json|.+\+json)$/.test(mediaType)) return;
  if (!request.bodyUsed) await request.body?.cancel();
  throw new ProblemError({
    status: 415,
    code: "unsupported_media_type",
    title: "The content type is not supported",
    detail: `"${mediaType}" is not supported. Send application/json, ${STRUCTURED_TYPE} or ` +
      `${BATCH_TYPE}.`,
  });
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

/** Returns the attributes of a binary event. @throws {ProblemError} `validation_failed` */
function readAttributes(headers: Headers): Record<string, string> {
  const { attributes, wrong } = binaryAttributes(headers);
  if (wrong === null) return attributes;
  throw new ProblemError(
    validationProblem([{ path: wrong, message: "holds escapes that are not UTF-8" }], "event"),
  );
}
