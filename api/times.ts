import { z } from "@hono/zod-openapi";
import { instantSchema } from "@/core/calendars/instant.ts";
import { daySchema, momentSchema } from "@/core/calendars/moments.ts";

const described = { type: "string", format: "date-time", example: "2026-11-22T10:00:00Z" } as const;

/** A time in a request; all routes read times in the same way. */
export const timeSchema = instantSchema.meta(described);

/** A time in the years 1970 to 2999, for times that are not compared with the clock. */
export const momentInput = momentSchema.meta(described);

/** A day, or a moment as {@link momentInput}, in the parameters of an address. */
export const dayOrMoment = z.union(
  // A plus sign that was not escaped arrives as a space.
  [
    daySchema,
    z.string().transform((text) => text.replace(/ (?=\d\d:?\d\d$)/, "+")).pipe(momentInput),
  ],
  "is neither a date nor a time within the years 1970 to 2999",
);
