import { type Kysely, sql, type Transaction } from "kysely";
import type { ErasedTerms } from "@/core/privacy/terms.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A person who was erased. */
export interface StoredErasure {
  readonly id: number;
  readonly label: string | null;
  readonly erasedAt: Date;
  readonly finishedAt: Date | null;
}

/** An erasure of which copies may still be on their way. */
export interface UnfinishedErasure {
  readonly id: number;
  readonly terms: ErasedTerms;
  /** The newest row of the outbox when it was done; older ones may not have been sent yet. */
  readonly lastOutboxRow: number;
}

/** Stores that a person was erased, with what must still be looked for; returns the id. */
export async function insertErasure(
  trx: Transaction<Schema>,
  { label, now, terms }: {
    readonly label: string | null;
    readonly now: Date;
    readonly terms: ErasedTerms;
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO erasures (label, erased_at, last_outbox_row, terms)
    SELECT ${label}, ${now}, coalesce(max(id), 0), ${JSON.stringify(terms)}::jsonb FROM outbox
    RETURNING id`.execute(trx);
  return rows[0]!.id;
}

/** Lists erasures, newest first. `before` is the last id of the previous page. */
export async function listErasures(
  db: Kysely<Schema>,
  { limit, before }: { readonly limit: number; readonly before: number | null },
): Promise<StoredErasure[]> {
  return await db.selectFrom("erasures")
    .select(["id", "label", "erased_at as erasedAt", "finished_at as finishedAt"])
    .$if(before !== null, (query) => query.where("id", "<", before))
    .orderBy("id", "desc").limit(limit).execute();
}

/** Reads one erasure. */
export async function findErasure(
  db: Kysely<Schema>,
  id: number,
): Promise<StoredErasure | undefined> {
  return (await listErasures(db, { limit: 1, before: id + 1 })).find((one) => one.id === id);
}

/** Locks the oldest unfinished erasures whose copies have all been sent by now. */
export async function lockUnfinished(
  trx: Transaction<Schema>,
  limit: number,
): Promise<UnfinishedErasure[]> {
  const { rows } = await sql<UnfinishedErasure>`
    SELECT id, terms, last_outbox_row AS "lastOutboxRow" FROM erasures e
    WHERE finished_at IS NULL AND NOT EXISTS (SELECT FROM outbox o
      WHERE o.position IS NULL AND o.id <= e.last_outbox_row)
    ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(trx);
  return rows;
}

/** Stores that nothing is left of a person; what was looked for is forgotten. */
export async function finishErasure(
  trx: Transaction<Schema>,
  id: number,
  now: Date,
): Promise<void> {
  await trx.updateTable("erasures").set({ terms: null, finished_at: now }).where("id", "=", id)
    .execute();
}
