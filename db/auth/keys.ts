import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** An integration key as it is stored, without the secret itself. */
export interface KeyRecord {
  readonly id: number;
  readonly name: string;
  /** The key's first characters, by which people tell keys apart. */
  readonly prefix: string;
  readonly scopes: readonly string[];
  /** Whether events with this key may create agents. */
  readonly createsAgents: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface NewKey {
  readonly name: string;
  readonly prefix: string;
  /** SHA-256 of the whole key, in hex. */
  readonly hash: string;
  readonly scopes: readonly string[];
  readonly createsAgents: boolean;
}

const COLUMNS = [
  "id",
  "name",
  "prefix",
  "scopes",
  "creates_agents as createsAgents",
  "created_at as createdAt",
  "last_used_at as lastUsedAt",
  "revoked_at as revokedAt",
] as const;

/** Returns the key with this hash, unless it is revoked. */
export function findKeyByHash(db: Kysely<Schema>, hash: string): Promise<KeyRecord | undefined> {
  return db.selectFrom("integration_keys").select(COLUMNS)
    .where("hash", "=", hash).where("revoked_at", "is", null).executeTakeFirst();
}

/** Returns which of these keys are not revoked. */
export async function listStandingKeys(
  db: Kysely<Schema>,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom("integration_keys").select("id")
    .where(sql<boolean>`id = ANY(${ids}::int[])`).where("revoked_at", "is", null).execute();
  return new Set(rows.map(({ id }) => id));
}

/**
 * Stores a new key.
 * @returns the id, or undefined when the name is taken (a revoked key keeps its name)
 */
export async function insertKey(db: Kysely<Schema>, key: NewKey): Promise<number | undefined> {
  const row = await db.insertInto("integration_keys").values(toRow(key))
    .onConflict((conflict) => conflict.column("name").doNothing())
    .returning("id").executeTakeFirst();
  return row?.id;
}

/**
 * Stores the key under its name and replaces an existing one. Another hash makes it a new key that
 * is not revoked; the same hash keeps a revocation.
 * @returns the id
 */
export async function upsertKey(db: Kysely<Schema>, key: NewKey): Promise<number> {
  const row = await db.insertInto("integration_keys").values(toRow(key))
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((eb) => ({
        prefix: eb.ref("excluded.prefix"),
        hash: eb.ref("excluded.hash"),
        scopes: eb.ref("excluded.scopes"),
        creates_agents: eb.ref("excluded.creates_agents"),
        revoked_at: eb.case()
          .when("integration_keys.hash", "=", eb.ref("excluded.hash"))
          .then(eb.ref("integration_keys.revoked_at")).else(null).end(),
      }))
    ).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Revokes a key.
 * @returns false when there is no such key or it is already revoked
 */
export async function revokeKey(db: Kysely<Schema>, id: number, at: Date): Promise<boolean> {
  const result = await db.updateTable("integration_keys").set({ revoked_at: at })
    .where("id", "=", id).where("revoked_at", "is", null).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Stores the time of a use, unless a use after `unlessSince` is already stored (by another
 * instance).
 */
export async function touchKey(
  db: Kysely<Schema>,
  id: number,
  at: Date,
  unlessSince: Date,
): Promise<void> {
  await db.updateTable("integration_keys").set({ last_used_at: at }).where("id", "=", id)
    .where((eb) => eb.or([eb("last_used_at", "is", null), eb("last_used_at", "<=", unlessSince)]))
    .execute();
}

/** Lists the newest keys, including revoked ones, before an id. */
export function listKeys(
  db: Kysely<Schema>,
  { limit, before }: { readonly limit: number; readonly before: number | null },
): Promise<KeyRecord[]> {
  return db.selectFrom("integration_keys").select(COLUMNS)
    .$if(before !== null, (query) => query.where("id", "<", before))
    .orderBy("id", "desc").limit(limit).execute();
}

function toRow(key: NewKey) {
  return {
    name: key.name,
    prefix: key.prefix,
    hash: key.hash,
    scopes: [...key.scopes],
    creates_agents: key.createsAgents,
  };
}
