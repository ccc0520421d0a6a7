/** One field that is wrong, and why. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** The fields of an error. `code` and `status` are those of the server's problem answer. */
export interface ErrorFields {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /**
   * Stable, for programs. The client's own codes: `network_error`, `timeout`, `not_laurel` (an
   * error answer that is not a problem document), `queue_full` and `client_closed`.
   */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[] | undefined;
  /** Seconds after which a retry makes sense. */
  readonly retryAfter?: number | undefined;
}

/** The server refused a request, or did not answer it. */
export class LaurelError extends Error implements ErrorFields {
  override name = "LaurelError";
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfter: number | undefined;

  constructor(fields: ErrorFields, cause?: unknown) {
    super(`${fields.code}: ${fields.detail}`, cause === undefined ? {} : { cause });
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title;
    this.detail = fields.detail;
    this.errors = fields.errors;
    this.retryAfter = fields.retryAfter;
  }

  /**
   * Whether the same request may succeed later: no answer, too busy, or an internal error of the
   * server.
   */
  get isRetryable(): boolean {
    return this.code === "network_error" || this.code === "timeout" || this.status === 429 ||
      this.status >= 500;
  }
}

/** Converts an error answer into an error. */
export function toError(status: number, text: string, retryAfter: string | null): LaurelError {
  const body = parseObject(text);
  const isProblem = typeof body["code"] === "string";
  return new LaurelError({
    status,
    code: isProblem ? String(body["code"]) : "not_laurel",
    title: String(body["title"] ?? "The answer is not from Laurel"),
    detail: isProblem
      ? String(body["detail"] ?? body["title"])
      : `The server answered with ${status || "a redirect"} and no problem that could be read.`,
    errors: Array.isArray(body["errors"]) ? body["errors"] as FieldError[] : undefined,
    retryAfter: secondsOf(retryAfter),
  });
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
  } catch {
    // A proxy in between answers without JSON; the status says enough.
    return {};
  }
}

/** Returns `Retry-After` in seconds. The header has a number of seconds, or a date. */
function secondsOf(header: string | null): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const seconds = Number(header);
  const until = Number.isNaN(seconds) ? (Date.parse(header) - Date.now()) / 1_000 : seconds;
  return Number.isNaN(until) ? undefined : Math.max(until, 0);
}
