import { openErrorReport, type ReportError } from "@/services/platform/errors.ts";
import { openLog } from "@/services/platform/log.ts";
import { openTelemetry } from "@/services/platform/telemetry.ts";

/** Prints unexpected errors, for tests and measurements of one service that expect none. */
export const printErrors: ReportError = openErrorReport(openLog("error"), openTelemetry());
