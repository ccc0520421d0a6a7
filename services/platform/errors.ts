import { isTransient } from "@/db/postgres/transient.ts";
import { RedisUnavailableError } from "@/db/redis/mod.ts";
import type { Log, LogFields } from "./log.ts";
import type { Telemetry } from "./telemetry.ts";

/** The part of Laurel in which an error was met; the label `where` of its count at `/metrics`. */
export type ErrorPlace =
  | "api"
  | "pages"
  | "jobs"
  | "ingest"
  | "ingest_from_memory"
  | "live"
  | "integrations";

export interface ErrorDetails {
  /** Whether somebody was refused because of it; then it is logged as an error in any case. */
  readonly isRefusal?: boolean;
  /** For the log. */
  readonly fields?: LogFields;
}

/**
 * Tells operators of an error whose cause the caller cannot mend. What passes by itself (a lost
 * connection, a deadlock) is logged at `debug`; anything else is logged as an error and counted at
 * `/metrics`.
 * @param message what could not be done, for the log
 */
export type ReportError = (
  where: ErrorPlace,
  message: string,
  error: unknown,
  details?: ErrorDetails,
) => void;

/** Opens the report of errors on a log and a count. */
export function openErrorReport(log: Log, { errors }: Pick<Telemetry, "errors">): ReportError {
  return (where, message, error, { isRefusal = false, fields = {} } = {}) => {
    const isPassing = isTransient(error) || error instanceof RedisUnavailableError;
    if (!isPassing) errors.inc({ where });
    log[isPassing && !isRefusal ? "debug" : "error"](message, { ...fields, error });
  };
}
