import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** A layout of windows as it is stored; what it holds is checked when it is read. */
export interface LayoutRow {
  readonly layout: unknown;
  readonly revision: number;
}

/** Returns where a person put the windows, or undefined. */
export async function findLayout(
  db: Kysely<Schema>,
  userId: string,
): Promise<LayoutRow | undefined> {
  return await db.selectFrom("window_layouts").select(["layout", "revision"])
    .where("user_id", "=", userId).executeTakeFirst();
}

/**
 * Stores where a person put the windows, over what was there.
 * @returns the new revision
 */
export async function storeLayout(
  db: Kysely<Schema>,
  userId: string,
  layout: object,
): Promise<number> {
  const { revision } = await db.insertInto("window_layouts")
    .values({ user_id: userId, layout: JSON.stringify(layout) })
    .onConflict((conflict) =>
      conflict.column("user_id").doUpdateSet({
        layout: (row) => row.ref("excluded.layout"),
        revision: sql<number>`window_layouts.revision + 1`,
        updated_at: sql<Date>`CURRENT_TIMESTAMP`,
      })
    )
    .returning("revision").executeTakeFirstOrThrow();
  return revision;
}
