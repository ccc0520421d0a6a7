import type { Kysely } from "kysely";
import { isCountable, type KnownTypes, NO_SUCH_TYPE } from "@/core/events/known_types.ts";
import { readTypeCatalogue } from "@/db/event_types/event_types.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { ProblemError } from "@/services/problems/mod.ts";

/**
 * Refuses a list that names types which nobody has defined.
 * @param path the field with the list
 * @param mayName which types the list may name; default: those that can be counted
 * @throws {ProblemError} `validation_failed`
 */
export async function refuseUnknownTypes(
  db: Kysely<Schema>,
  listed: readonly string[],
  path: string,
  mayName: (type: string, types: KnownTypes) => boolean = isCountable,
): Promise<void> {
  if (listed.length === 0) return;
  const types = await readTypeCatalogue(db);
  const errors = listed.flatMap((type, index) =>
    mayName(type, types)
      ? []
      : [{ path: `${path}.${index}`, message: `"${type.slice(0, 100)}" ${NO_SUCH_TYPE}` }]
  );
  if (errors.length === 0) return;
  throw new ProblemError({
    status: 422,
    code: "validation_failed",
    title: "An event type is not known",
    detail: errors.slice(0, 3).map(({ path, message }) => `${path}: ${message}`).join("; "),
    errors,
  });
}
