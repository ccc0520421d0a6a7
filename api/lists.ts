import { z } from "@hono/zod-openapi";
import { normalizeEmail, normalizeId, normalizeName, normalizeSubject } from "@/core/identity.ts";
import { listOf, shape } from "@/core/shapes.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { validationProblem } from "./problems.ts";

/** Whether PostgreSQL can store a text. */
export const isStorable = (text: string) => !text.includes("\0") && text.isWellFormed();
const NOT_STORABLE = "holds a NUL character or half of a surrogate pair";

/** Text that the database accepts in queries: without NUL characters and half surrogates. */
export const storableText = z.string().max(256).refine(isStorable, NOT_STORABLE);

/** An id that users chose (of a team, a challenge …), normalized as in `core/identity.ts`. */
export const idText = visibleText(normalizeId);

/** A name of an agent: an id, an e-mail address or an alias. */
export const agentText = visibleText(normalizeSubject);

/** A name for display. */
export const nameText = visibleText(normalizeName);

/** An e-mail address, which may have letters outside of ASCII. */
export const emailText = visibleText(normalizeEmail).max(254)
  .regex(z.regexes.unicodeEmail, "is not an e-mail address");

/** A sentence for people, on one line. */
export function longText(most: number) {
  return visibleText(normalizeName, most);
}

function visibleText(normalize: (text: string) => string, most = 256) {
  return z.string().max(Math.max(1_000, 2 * most)).refine(isStorable, NOT_STORABLE)
    .overwrite(normalize).min(1, "has nothing in it that can be seen").max(most);
}

/** The parameters `limit` and `cursor` of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50)
    .meta({ type: "integer", description: "Entries of a page, at most 200" }),
  cursor: z.string().max(1_000).optional()
    .meta({ description: "`nextCursor` of the previous page" }),
};

/**
 * The parameters of a search for a field that chooses one of many.
 * @param description what `q` finds
 * @param noun what is returned
 */
export function chooserQuery(description: string, noun: string) {
  return {
    q: storableText.default("").meta({ description }),
    limit: z.coerce.number().int().min(1).max(50).default(20)
      .meta({ type: "integer", description: `${noun} to return, at most 50` }),
  };
}

/** A parameter of an address that is `true` or `false`. */
export function flagQuery(description: string) {
  return z.enum(["true", "false"]).default("false").meta({ description });
}

/** A list that is short enough to be answered as a whole. */
export function wholeListSchema<T extends z.ZodType>(entry: T) {
  return shape({ entries: listOf(entry) });
}

/** Returns a cursor; its content is not meant for clients. */
export function toCursor(place: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(place));
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

/**
 * Cuts what was read to a page, and adds the cursor of the next one.
 * @param found one entry more than `limit` when there is a next page
 * @param placeOf returns what the cursor says of the last entry
 * @example
 * const found = await teams.list({ limit: limit + 1, after });
 * return context.json(cutPage(found, limit, ({ id }) => ({ id })), 200);
 */
export function cutPage<T>(
  found: readonly T[],
  limit: number,
  placeOf: (last: T) => unknown,
): { entries: T[]; nextCursor: string | null } {
  const entries = found.slice(0, limit);
  return { entries, nextCursor: found.length > limit ? toCursor(placeOf(entries.at(-1)!)) : null };
}

/** For `JSON.parse`: refuses text that the database does not accept in queries. */
function onlyStorable(_key: string, value: unknown): unknown {
  if (typeof value === "string" && !isStorable(value)) throw new Error("not storable");
  return value;
}

/**
 * Reads a cursor.
 * @throws {ProblemError} when it does not belong to this list
 */
export function fromCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  try {
    const bytes = Uint8Array.fromBase64(cursor, { alphabet: "base64url" });
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes), onlyStorable));
  } catch {
    // A cursor that cannot be read was not made by toCursor.
    throw new ProblemError(validationProblem(
      [{ path: "cursor", message: "is not a cursor of this list; leave it out to start again" }],
      "query",
    ));
  }
}
