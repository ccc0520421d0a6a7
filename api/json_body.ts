import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiContext } from "./environment.ts";
import { checkPlainJson } from "./plain_json.ts";
import { validationProblem } from "./problems.ts";
import { parseJson, readBody } from "./read_body.ts";

const WRITES = ["POST", "PUT", "PATCH"];

/**
 * Reads the body that the route's schema will validate, within the limits of every body: 1 MiB of
 * JSON that the database can store. An empty body is accepted, whatever its content type or length
 * say; where a body is required, the schema reports that.
 * @throws {ProblemError} `unsupported_media_type`, `body_too_large`, `invalid_utf8`,
 * `malformed_json`, `malformed_encoding`, `validation_failed`
 */
export async function admitJson(context: ApiContext): Promise<void> {
  const { raw } = context.req;
  if (!WRITES.includes(raw.method)) return;
  const { bytes } = await readBody(raw);
  // The stream is consumed now, so the next readers of the body need a new request.
  const headers = new Headers(raw.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  // Leave out the signal: passing it on makes Deno write a notice to the log.
  const { url, method } = raw;
  if (bytes.length === 0) {
    if (headers.has("content-type")) context.set("isBodyMissing", true);
    headers.delete("content-type");
    context.req.raw = new Request(url, { method, headers });
    return;
  }
  const mediaType = (raw.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
  if (mediaType !== "application/json" && !mediaType.endsWith("+json")) {
    throw new ProblemError({
      status: 415,
      code: "unsupported_media_type",
      title: "The content type is not supported",
      detail: `"${mediaType}" is not supported. Send application/json.`,
    });
  }
  const value = parseJson(bytes, raw.headers);
  const error = checkPlainJson(value, "");
  if (error) {
    const path = error.path.replace(/^\./, "");
    throw new ProblemError(validationProblem([{ path, message: error.message }], "body"));
  }
  headers.set("content-type", "application/json");
  context.req.raw = new Request(url, { method, headers, body: JSON.stringify(value) });
}
