import { z } from "zod";
import { LANGUAGE_CODES } from "@/core/language.ts";

/**
 * Makes a readonly object schema. Answers of the API, live messages and props of islands are each
 * defined once, with this function and {@link listOf}, in the `views.ts` or `messages.ts` of their
 * room. `.meta({ id })` names the schema in the OpenAPI document, `.describe()` explains a field, and
 * `z.infer` gives the type. Islands import only the types (`import type`), so that browsers do not
 * load zod.
 *
 * @example
 * export const teamSchema = shape({
 *   id: z.string(),
 *   members: z.int().describe("Agents who are in it today"),
 * }).meta({ id: "Team" });
 * export type Team = z.infer<typeof teamSchema>;
 */
export function shape<Fields extends z.core.$ZodLooseShape>(
  fields: Fields,
): z.ZodReadonly<z.ZodObject<Fields, z.core.$strip>> {
  return z.object(fields).readonly();
}

/** Makes a readonly list schema. */
export function listOf<Entry extends z.ZodType>(
  entry: Entry,
): z.ZodReadonly<z.ZodArray<Entry>> {
  return z.array(entry).readonly();
}

/** Returns the fields of a shape, so that another shape can contain them. */
export function fieldsOf<Fields extends z.core.$ZodLooseShape>(
  of: z.ZodReadonly<z.ZodObject<Fields, z.core.$strip>>,
): Fields {
  return of.unwrap().shape;
}

/** Makes the schema of a page of a list: its entries, and the cursor of the next page. */
export function pageShape<Entry extends z.ZodType>(entry: Entry) {
  return shape({ entries: listOf(entry), nextCursor: z.string().nullable() });
}

/** The type of a {@link pageShape}: a page of a list, as the client receives it. */
export interface Page<Entry> extends z.infer<ReturnType<typeof pageShape>> {
  readonly entries: readonly Entry[];
}

/**
 * Makes a named shape nullable. In the OpenAPI document the result refers to the shape by its name.
 * `.nullable()` would give a reference that does not allow null, or a copy of all fields.
 */
export function orNull<Shape extends z.ZodType>(named: Shape): z.ZodUnion<[Shape, z.ZodNull]> {
  return z.union([named, z.null()]);
}

/** A title of Laurel's own in other languages; read it with `titleIn` of `core/language.ts`. */
export const titlesShape = z.partialRecord(z.enum(LANGUAGE_CODES), z.string()).readonly()
  .optional().describe(
    "The title in the languages in which it is called otherwise, where Laurel brought it along and " +
      "nobody changed it",
  );

/** A moment in answers and messages: ISO 8601, in UTC. */
export const momentText = z.string().meta({ format: "date-time" });

/** A calendar day: `2026-11-30`. */
export const dayText = z.string().meta({ format: "date" });

/** A shape as the database stores it: the moments in `Field` have the type `Moment` instead of text. */
export type WithMoments<Shape, Field extends keyof Shape, Moment> = {
  readonly [F in keyof Shape]: F extends Field ? Moment | Extract<Shape[F], null> : Shape[F];
};
