import { ProblemError } from "../services/problem.ts";
import type { ApiContext } from "./environment.ts";
import { checkPlainJson } from "./plain_json.ts";
import { validationProblem } from "./problems.ts";
import { readJson } from "./read_body.ts";

const WRITES = ["POST", "PUT", "PATCH"];

/**
 * Reads a body that the route's schema will look at, within the limits that every body has: 1 MiB of
 * UTF-8 JSON that the database can keep. A request without body and content type passes.
 * @throws {ProblemError} `unsupported_media_type`, `body_too_large`, `invalid_utf8`,
 * `malformed_json`, `validation_failed`
 */
export async function admitJson(context: ApiContext): Promise<void> {
  const { raw } = context.req;
  if (!WRITES.includes(raw.method)) return;
  const mediaType = (raw.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
  if (mediaType === "" && (raw.body === null || raw.headers.get("content-length") === "0")) return;
  if (mediaType !== "application/json" && !mediaType.endsWith("+json")) {
    await raw.body?.cancel();
    throw new ProblemError({
      status: 415,
      code: "unsupported_media_type",
      title: "The content type is not supported",
      detail: `"${mediaType}" is not supported. Send application/json.`,
    });
  }
  const value = await readJson(raw);
  const error = checkPlainJson(value, "");
  if (error) {
    const path = error.path.replace(/^\./, "");
    throw new ProblemError(validationProblem([{ path, message: error.message }], "body"));
  }
  // The stream has been read: those who look at the body next need another one.
  const { url, method, headers, signal } = raw;
  context.req.raw = new Request(url, { method, headers, signal, body: JSON.stringify(value) });
}
