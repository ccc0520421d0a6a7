import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import {
  type Act,
  type ActEnd,
  type ActFilter,
  endAct,
  insertAct,
  listActs,
  type StoredAct,
} from "@/db/audit.ts";
import type { Schema } from "@/db/postgres/schema.ts";

export type { ActEnd, ActFilter, StoredAct } from "@/db/audit.ts";

/** An act that begins. */
export type NewAct = Omit<Act, "at" | "after" | "outcome">;

/** The audit log: who did what. Entries can only be added. */
export interface Audit {
  /** Writes that an act begins. @returns the id of its entry */
  begin(act: NewAct): Promise<number>;
  /** Writes, once, how an act ended. */
  end(id: number, end: ActEnd): Promise<void>;
  /** Lists acts, newest first. `before` is the last id of the previous page. */
  list(
    filter: ActFilter,
    page: { readonly limit: number; readonly before: number | null },
  ): Promise<StoredAct[]>;
}

/** The maximum size of a state as JSON text; larger ones are named by their size only. */
const MAX_STATE_CHARACTERS = 256 * 1024;

/** Opens the audit log on a migrated database. */
export function openAudit(
  { db, clock }: { readonly db: Kysely<Schema>; readonly clock: Clock },
): Audit {
  return {
    begin: (act) =>
      insertAct(db, {
        ...storable(act),
        before: storable(limited(act.before)),
        after: null,
        outcome: null,
        at: new Date(clock()),
      }),
    async end(id, end) {
      await endAct(db, id, storable({ ...end, after: limited(end.after) }));
    },
    list: (filter, page) => listActs(db, filter, page),
  };
}

function limited(state: unknown): unknown {
  const characters = JSON.stringify(state ?? null).length;
  return characters > MAX_STATE_CHARACTERS ? { tooLarge: true, characters } : state;
}

/**
 * Returns a copy with text that the database accepts: an address that somebody tried may hold NUL
 * characters and half surrogates, and that they tried must be kept all the same.
 */
function storable<T>(value: T): T {
  if (typeof value === "string") return value.replaceAll("\0", "\uFFFD").toWellFormed() as T;
  if (Array.isArray(value)) return value.map(storable) as T;
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storable(key), storable(inner)]),
  ) as T;
}
