import type { Kysely } from "kysely";
import { findOwnTypes } from "@/db/event_types/event_types.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Reads what admins called those of the types that they defined. */
export async function findOwnTitles(db: Kysely<Schema>, types: readonly string[]) {
  const own = await findOwnTypes(db, new Set(types));
  const titles = new Map(own.map(({ type, title }) => [type, title]));
  return (type: string): { readonly typeTitle?: string } => {
    const typeTitle = titles.get(type);
    return typeTitle === undefined ? {} : { typeTitle };
  };
}
