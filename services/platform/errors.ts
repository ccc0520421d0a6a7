import { isTransient } from "@/db/postgres/transient.ts";
import { RedisUnavailableError } from "@/db/redis/mod.ts";
import type { Log, LogFields } from "./log.ts";
import type { Telemetry } from "./telemetry.ts";

/** The part of Laurel in which an error happened: the label `where` of its count at `/metrics`. */
export type ErrorPlace =
  | "api"
  | "pages"
  | "jobs"
  | "ingest"
  | "ingest_from_memory"
  | "live"
  | "integrations"
  | "webhooks"
  | "leaderboards"
  | "metrics"
  | "technical"
  | "auth";

export interface ErrorDetails {
  /** Whether a request was refused because of it; then it is always logged as an error. */
  readonly isRefusal?: boolean;
  /** More fields of the log entry. */
  readonly fields?: LogFields;
}

/**
 * Reports to operators an error that the caller cannot handle. A transient error (a lost connection,
 * a deadlock) is logged at `debug`; any other error is logged as an error and counted at `/metrics`.
 * @param message a sentence for the log that says what could not be done
 */
export type ReportError = (
  where: ErrorPlace,
  message: string,
  error: unknown,
  details?: ErrorDetails,
) => void;

/** Creates the function that reports errors to a log and a counter. */
export function openErrorReport(log: Log, { errors }: Pick<Telemetry, "errors">): ReportError {
  return (where, message, error, { isRefusal = false, fields = {} } = {}) => {
    const isTemporary = isTransient(error) || error instanceof RedisUnavailableError;
    if (!isTemporary) errors.inc({ where });
    // deno-lint-ignore laurel/no-uncounted-error -- it is counted above
    log[isTemporary && !isRefusal ? "debug" : "error"](message, { ...fields, error });
  };
}
