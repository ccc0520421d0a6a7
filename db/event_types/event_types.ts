import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import { catalogueOf, type OwnType, type TypeCatalogue } from "@/core/event_types/catalogue.ts";
import { isEventType, isSystemType } from "@/core/events/events.ts";
import type { TypeDefinition, TypeField } from "@/core/event_types/definitions.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { EventTypeTable } from "@/db/postgres/schema_event_types.ts";

function toOwnType(row: Selectable<EventTypeTable>): OwnType {
  return {
    type: row.type,
    title: row.title,
    domain: row.domain,
    icon: row.icon,
    fields: row.fields as TypeField[],
    revision: row.revision,
    createdAt: row.created_at.getTime(),
    updatedAt: row.updated_at.getTime(),
    deletedAt: row.deleted_at?.getTime() ?? null,
  };
}

/** Lists the organization's own types, deleted ones included, by name. */
export async function listOwnTypes(db: Kysely<Schema>): Promise<OwnType[]> {
  const rows = await db.selectFrom("event_types").selectAll().orderBy("type").execute();
  return rows.map(toOwnType);
}

/**
 * Finds those of these types that are the organization's own, deleted ones included. Nothing is read
 * when Laurel brings along all of them.
 */
export async function findOwnTypes(
  db: Kysely<Schema>,
  types: Iterable<string>,
): Promise<OwnType[]> {
  const others = [...new Set(types)].filter((type) => !isEventType(type) && !isSystemType(type));
  if (others.length === 0) return [];
  const rows = await db.selectFrom("event_types").selectAll().where("type", "in", others).execute();
  return rows.map(toOwnType);
}

/** Reads all types of events. */
export async function readTypeCatalogue(db: Kysely<Schema>): Promise<TypeCatalogue> {
  return catalogueOf(await listOwnTypes(db));
}

/** Returns one of the organization's own types, also a deleted one. */
export async function findOwnType(db: Kysely<Schema>, type: string): Promise<OwnType | undefined> {
  const row = await db.selectFrom("event_types").selectAll().where("type", "=", type)
    .executeTakeFirst();
  return row && toOwnType(row);
}

/** Stores a definition; a deleted type is defined again. Call it inside `rewards.reconfigure`. */
export async function saveOwnType(
  trx: Transaction<Schema>,
  { type, title, domain, icon, fields }: TypeDefinition,
  now: number,
): Promise<void> {
  const at = new Date(now);
  const values = { title, domain, icon, fields: JSON.stringify(fields), updated_at: at };
  await trx.insertInto("event_types").values({ type, created_at: at, ...values })
    .onConflict((conflict) =>
      conflict.column("type").doUpdateSet({
        ...values,
        deleted_at: null,
        revision: sql`event_types.revision + 1`,
      })
    ).execute();
}

/** Marks a type as deleted: new events of it are unknown from now on. */
export async function markDeleted(
  trx: Transaction<Schema>,
  type: string,
  now: number,
): Promise<void> {
  await trx.updateTable("event_types")
    .set({ deleted_at: new Date(now), revision: sql`revision + 1` })
    .where("type", "=", type).execute();
}
