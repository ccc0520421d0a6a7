import { z } from "@hono/zod-openapi";
import { NO_TIME, toIsoText } from "../core/instant.ts";

/** A time in what is sent: every door reads times in the same way. */
export const timeSchema = z.string(NO_TIME).transform(toIsoText)
  .openapi({ type: "string", format: "date-time", example: "2026-11-22T10:00:00Z" });
