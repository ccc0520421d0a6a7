import { z } from "zod";

/**
 * How shapes that travel (answers of the API, live messages, props of islands) are written down: once,
 * as a zod schema in the `views.ts` or `messages.ts` of their room, made of {@link shape} and
 * {@link listOf}, so that everything in them is readonly. `.meta({ id })` names the schema in the
 * OpenAPI document, `.describe()` says what a field means; types are inferred with `z.infer`.
 * Islands import the types alone (`import type`): zod does not belong into what browsers load.
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

/** A list of a shape. */
export function listOf<Entry extends z.ZodType>(
  entry: Entry,
): z.ZodReadonly<z.ZodArray<Entry>> {
  return z.array(entry).readonly();
}

/** The fields of a shape, for another one that has them too. */
export function fieldsOf<Fields extends z.core.$ZodLooseShape>(
  of: z.ZodReadonly<z.ZodObject<Fields, z.core.$strip>>,
): Fields {
  return of.unwrap().shape;
}

/** A page of a list: what it holds, and the cursor of the page after it. */
export function pageShape<Entry extends z.ZodType>(entry: Entry) {
  return shape({ entries: listOf(entry), nextCursor: z.string().nullable() });
}

/** A {@link pageShape} entries, as whoever asks for it gets one. */
export interface Page<Entry> extends z.infer<ReturnType<typeof pageShape>> {
  readonly entries: readonly Entry[];
}

/**
 * A shape that has a name, or null. The OpenAPI document then refers to the name: of `.nullable()` it
 * would make a reference that does not admit null, or write the fields out once more.
 */
export function orNull<Shape extends z.ZodType>(named: Shape): z.ZodUnion<[Shape, z.ZodNull]> {
  return z.union([named, z.null()]);
}

/** A moment, as all answers and messages tell one: ISO 8601, in UTC. */
export const momentText = z.string().meta({ format: "date-time" });

/** A calendar day: `2026-11-30`. */
export const dayText = z.string().meta({ format: "date" });

/** A row as it is stored: some of the moments of its shape are told by another type. */
export type WithMoments<Shape, Field extends keyof Shape, Moment> = {
  readonly [F in keyof Shape]: F extends Field ? Moment | Extract<Shape[F], null> : Shape[F];
};
