import { z } from "@hono/zod-openapi";
import { ProblemError } from "../services/problem.ts";
import { validationProblem } from "./problems.ts";

const isStorable = (text: string) => !text.includes("\0") && text.isWellFormed();

/** Text that the database can be asked about: without NUL characters and half surrogates. */
export const storableText = z.string().max(256).refine(
  isStorable,
  "holds a NUL character or half of a surrogate pair",
);

/** `limit` and `cursor`, which every list takes. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50)
    .openapi({ type: "integer", description: "Entries of a page, at most 200" }),
  cursor: z.string().max(1_000).optional()
    .openapi({ description: "`nextCursor` of the page before" }),
};

/** A page of a list. */
export function listSchema<T extends z.ZodType>(entry: T) {
  return z.object({ entries: z.array(entry), nextCursor: z.string().nullable() });
}

/** Makes a cursor; what is in it is not for clients to read. */
export function toCursor(place: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(place));
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

/** For `JSON.parse`: refuses text that the database cannot be asked about. */
function onlyStorable(_key: string, value: unknown): unknown {
  if (typeof value === "string" && !isStorable(value)) throw new Error("not storable");
  return value;
}

/**
 * Reads a cursor back.
 * @throws {ProblemError} when it is not one of this list's
 */
export function fromCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | null {
  if (cursor === undefined) return null;
  try {
    const bytes = Uint8Array.fromBase64(cursor, { alphabet: "base64url" });
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes), onlyStorable));
  } catch {
    throw new ProblemError(validationProblem(
      [{ path: "cursor", message: "is not a cursor of this list; leave it out to begin anew" }],
      "query",
    ));
  }
}
