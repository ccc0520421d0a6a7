import { type Kysely, sql, type Transaction } from "kysely";
import { type Prize, wheelSchema } from "@/core/spins/prize.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A published wheel. */
export interface Wheel {
  readonly version: number;
  readonly prizes: readonly Prize[];
  /** Milliseconds since the epoch, when it became effective. */
  readonly publishedAt: number;
}

interface WheelRow {
  version: number;
  prizes: unknown;
  created_at: Date;
}

function fromRow(row: WheelRow): Wheel {
  return {
    version: row.version,
    prizes: wheelSchema.parse(row.prizes),
    publishedAt: row.created_at.getTime(),
  };
}

// Spins share this lock and publishing holds it alone, so a spin's time shows which wheel was used.
const WHEEL_LOCK = sql`hashtext('laurel:wheel')`;

/** Keeps the current wheel in force until the transaction ends. */
export async function holdWheel(trx: Transaction<Schema>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(${WHEEL_LOCK})`.execute(trx);
}

/** Returns the wheel that is in force now. */
export async function getCurrentWheel(db: Kysely<Schema>): Promise<Wheel> {
  const row = await db.selectFrom("wheels").selectAll().orderBy("version", "desc").limit(1)
    .executeTakeFirstOrThrow();
  return fromRow(row);
}

/**
 * Lists all wheels that were in force at some time of a span, oldest first; times in milliseconds.
 */
export async function listWheels(
  db: Kysely<Schema>,
  from: number,
  until: number,
): Promise<Wheel[]> {
  const { rows } = await sql<WheelRow>`SELECT version, prizes, created_at FROM (
      SELECT w.*, lead(created_at) OVER (ORDER BY version) AS replaced_at FROM wheels w
    ) spans
    WHERE created_at < ${new Date(until)} AND (replaced_at IS NULL OR replaced_at > ${new Date(
    from,
  )}) ORDER BY version`.execute(db);
  return rows.map(fromRow);
}

/** Lists wheels, the newest first. @param before list those with smaller versions; null: all */
export async function listWheelVersions(
  db: Kysely<Schema>,
  { limit, before }: { readonly limit: number; readonly before: number | null },
): Promise<Wheel[]> {
  const rows = await db.selectFrom("wheels").selectAll()
    .$if(before !== null, (query) => query.where("version", "<", before!))
    .orderBy("version", "desc").limit(limit).execute();
  return rows.map(fromRow);
}

/** Stores the first wheel when there is none yet. */
export async function ensureFirstWheel(
  db: Kysely<Schema>,
  prizes: readonly Prize[],
  now: number,
): Promise<void> {
  await db.insertInto("wheels")
    .values({ version: 1, prizes: JSON.stringify(prizes), created_at: new Date(now) })
    .onConflict((conflict) => conflict.column("version").doNothing()).execute();
}

/**
 * Publishes the next wheel, when no spin is in progress. It is effective from `now` on, and in any
 * case after every spin with an earlier wheel, whatever the instances' clocks show.
 * @param check throws when the version in force is not the one that the change is based on
 */
export async function addWheel(
  db: Kysely<Schema>,
  prizes: readonly Prize[],
  now: number,
  check: (version: number) => void = () => {},
): Promise<Wheel> {
  return await db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(${WHEEL_LOCK})`.execute(trx);
    check((await getCurrentWheel(trx)).version);
    const { rows } = await sql<WheelRow>`INSERT INTO wheels (version, prizes, created_at)
      SELECT max(version) + 1, ${JSON.stringify(prizes)}::jsonb, greatest(
        ${new Date(now)}::timestamptz,
        max(created_at) + interval '1 millisecond',
        (SELECT max(created_at) + interval '1 millisecond' FROM spins)
      ) FROM wheels RETURNING version, prizes, created_at`.execute(trx);
    return fromRow(rows[0]!);
  });
}
