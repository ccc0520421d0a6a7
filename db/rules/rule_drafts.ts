import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { ChangedBy } from "@/core/events/corrections.ts";
import type { RuleDraftView } from "@/core/rules/draft_views.ts";
import type { WithMoments } from "@/core/shapes.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { RuleDraftTable } from "@/db/postgres/schema_rules.ts";

/** A draft of rules as it is stored. */
export type StoredRuleDraft = WithMoments<RuleDraftView, "createdAt" | "changedAt", Date>;

function fromRow(row: Selectable<RuleDraftTable>): StoredRuleDraft {
  return {
    id: row.id,
    name: row.name,
    note: row.note,
    rules: row.rules,
    basedOn: row.based_on,
    revision: row.revision,
    createdBy: row.created_by,
    changedBy: row.changed_by,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** Lists all drafts, the one that was changed last first. */
export async function listRuleDrafts(db: Kysely<Schema>): Promise<StoredRuleDraft[]> {
  const rows = await db.selectFrom("rule_drafts").selectAll()
    .orderBy("changed_at", "desc").orderBy("id", "desc").execute();
  return rows.map(fromRow);
}

/** Returns a draft, or undefined. */
export async function findRuleDraft(
  db: Kysely<Schema>,
  id: number,
): Promise<StoredRuleDraft | undefined> {
  const row = await db.selectFrom("rule_drafts").selectAll().where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Returns a draft and locks it, or undefined. */
export async function lockRuleDraft(
  trx: Transaction<Schema>,
  id: number,
): Promise<StoredRuleDraft | undefined> {
  const row = await trx.selectFrom("rule_drafts").selectAll().where("id", "=", id).forUpdate()
    .executeTakeFirst();
  return row && fromRow(row);
}

/** A new draft. */
export interface NewRuleDraft {
  readonly name: string;
  readonly note: string;
  readonly rules: unknown;
  readonly basedOn: number | null;
  readonly by: ChangedBy;
  readonly now: Date;
}

/**
 * Stores a draft.
 * @param most the largest number of drafts
 * @returns undefined when there are as many already
 */
export async function insertRuleDraft(
  trx: Transaction<Schema>,
  { name, note, rules, basedOn, by, now }: NewRuleDraft,
  most: number,
): Promise<StoredRuleDraft | undefined> {
  await sql`LOCK TABLE rule_drafts IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
  const { drafts } = await trx.selectFrom("rule_drafts")
    .select((eb) => eb.fn.countAll<number>().as("drafts")).executeTakeFirstOrThrow();
  if (Number(drafts) >= most) return undefined;
  const row = await trx.insertInto("rule_drafts").values({
    name,
    note,
    rules: JSON.stringify(rules),
    based_on: basedOn,
    created_by: JSON.stringify(by),
    changed_by: JSON.stringify(by),
    created_at: now,
    changed_at: now,
  }).returningAll().executeTakeFirstOrThrow();
  return fromRow(row);
}

/** What changes in a draft; fields that are left out stay as they are. */
export interface RuleDraftChange {
  readonly name?: string | undefined;
  readonly note?: string | undefined;
  readonly rules?: unknown;
}

/** Changes a draft that is locked. */
export async function updateRuleDraft(
  trx: Transaction<Schema>,
  id: number,
  { name, note, rules }: RuleDraftChange,
  { by, now }: { readonly by: ChangedBy; readonly now: Date },
): Promise<StoredRuleDraft> {
  const row = await trx.updateTable("rule_drafts").set({
    ...(name === undefined ? null : { name }),
    ...(note === undefined ? null : { note }),
    ...(rules === undefined ? null : { rules: JSON.stringify(rules) }),
    revision: sql<number>`revision + 1`,
    changed_by: JSON.stringify(by),
    changed_at: now,
  }).where("id", "=", id).returningAll().executeTakeFirstOrThrow();
  return fromRow(row);
}

/** Removes a draft. @returns false when there is none */
export async function deleteRuleDraft(db: Kysely<Schema>, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("rule_drafts").where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
