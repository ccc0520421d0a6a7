import { z } from "zod";
import { instantSchema } from "./instant.ts";

// JavaScript, Temporal and PostgreSQL know different ends of time and write years beyond four digits
// in different ways. Within these years all of them agree.
const FIRST = Date.UTC(1970, 0);
const AFTER_LAST = Date.UTC(3000, 0);
const OUTSIDE = "is not within the years 1970 to 2999";

/** A calendar day as admins and readers name one: a date that exists, in 1970 to 2999. */
export const daySchema = z.iso.date()
  .refine((text) => text >= "1970-01-01" && text < "3000-01-01", OUTSIDE);

/** A moment as admins and readers name one, in 1970 to 2999 (UTC). */
export const momentSchema = instantSchema
  .refine((text) => Date.parse(text) >= FIRST && Date.parse(text) < AFTER_LAST, OUTSIDE);
