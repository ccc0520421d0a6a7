import { z } from "zod";
import { instantSchema } from "./instant.ts";

// JavaScript, Temporal and PostgreSQL have different limits for times and write years beyond four
// digits differently. All of them agree within these years.
const FIRST = Date.UTC(1970, 0);
const AFTER_LAST = Date.UTC(3000, 0);
const OUTSIDE = "is not within the years 1970 to 2999";

/**
 * A calendar day that admins and readers enter: an existing date from 1970 to 2999. What is no date
 * is not compared with the years, so that a field has one fault and a union of forms its own words.
 */
export const daySchema = z.iso.date({ abort: true })
  .refine((text) => text >= "1970-01-01" && text < "3000-01-01", OUTSIDE);

/** A moment that admins and readers enter, from 1970 to 2999 (UTC). */
export const momentSchema = instantSchema
  .refine((text) => Date.parse(text) >= FIRST && Date.parse(text) < AFTER_LAST, OUTSIDE);
