import { type Kysely, type Selectable, sql } from "kysely";
import type { SceneInput, WallLanguage } from "@/core/wall_links.ts";
import type { Schema } from "./postgres/schema.ts";
import type { WallLinkTable } from "./postgres/schema_wall_links.ts";

/** A wall link as it is stored, without its token. */
export interface WallLinkRecord {
  readonly id: number;
  readonly name: string;
  readonly scenes: readonly SceneInput[];
  readonly language: WallLanguage;
  readonly revision: number;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** What an admin decides about a wall link. */
export interface WallLinkSettings {
  readonly name: string;
  readonly scenes: readonly SceneInput[];
  readonly language: WallLanguage;
  readonly expiresAt: Date | null;
}

type Row = Omit<Selectable<WallLinkTable>, "token_hash">;

function links(db: Kysely<Schema>) {
  return db.selectFrom("wall_links as l").select([
    "l.id",
    "l.name",
    "l.scenes",
    "l.language",
    "l.revision",
    "l.created_at",
    "l.expires_at",
    "l.revoked_at",
    "l.last_used_at",
  ]);
}

/**
 * Returns the names of teams by their ids, and keeps them from being deleted until the transaction
 * ends. Teams that do not exist are left out.
 */
export async function holdTeams(
  trx: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx.selectFrom("teams").select(["key", "name"]).where("key", "in", ids)
    .orderBy("id").forKeyShare().execute();
  return new Map(rows.map(({ key, name }) => [key, name]));
}

/** Returns the names of teams by their ids; teams that do not exist are left out. */
export async function findTeamNames(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("teams").select(["key", "name"]).where("key", "in", ids)
    .execute();
  return new Map(rows.map(({ key, name }) => [key, name]));
}

/** Lists the newest links, before an id; revoked and expired ones as well. */
export async function listWallLinks(
  db: Kysely<Schema>,
  { limit, before }: { readonly limit: number; readonly before: number | null },
): Promise<WallLinkRecord[]> {
  const rows = await links(db)
    .$if(before !== null, (query) => query.where("l.id", "<", before))
    .orderBy("l.id", "desc").limit(limit).execute();
  return rows.map(toRecord);
}

/** Reads one link. */
export async function findWallLink(
  db: Kysely<Schema>,
  id: number,
): Promise<WallLinkRecord | undefined> {
  const row = await links(db).where("l.id", "=", id).executeTakeFirst();
  return row && toRecord(row);
}

/** Reads the link with a token of this hash. */
export async function findWallLinkByHash(
  db: Kysely<Schema>,
  hash: string,
): Promise<WallLinkRecord | undefined> {
  const row = await links(db).where("l.token_hash", "=", hash).executeTakeFirst();
  return row && toRecord(row);
}

/** Stores a new link; returns its id. */
export async function insertWallLink(
  db: Kysely<Schema>,
  link: WallLinkSettings & { readonly hash: string; readonly createdAt: Date },
): Promise<number> {
  const { id } = await db.insertInto("wall_links").values({
    token_hash: link.hash,
    name: link.name,
    scenes: JSON.stringify(link.scenes),
    language: link.language,
    created_at: link.createdAt,
    expires_at: link.expiresAt,
  }).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** Locks a link until the transaction ends. @returns its revision; undefined when there is none */
export async function lockWallLink(
  trx: Kysely<Schema>,
  id: number,
): Promise<number | undefined> {
  const row = await trx.selectFrom("wall_links").select("revision").where("id", "=", id)
    .forUpdate().executeTakeFirst();
  return row?.revision;
}

/** Changes a link; what is left out stays. */
export async function updateWallLink(
  trx: Kysely<Schema>,
  id: number,
  { name, scenes, language, expiresAt }: {
    readonly [K in keyof WallLinkSettings]?: WallLinkSettings[K] | undefined;
  },
): Promise<void> {
  await trx.updateTable("wall_links").set({
    ...(name === undefined ? {} : { name }),
    ...(scenes === undefined ? {} : { scenes: JSON.stringify(scenes) }),
    ...(language === undefined ? {} : { language }),
    ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
    revision: sql`revision + 1`,
  }).where("id", "=", id).execute();
}

/** Revokes a link. @returns false when there is no such link or it was revoked before */
export async function revokeWallLink(db: Kysely<Schema>, id: number, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable("wall_links").set({ revoked_at: at })
    .where("id", "=", id).where("revoked_at", "is", null).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Stores when a link was used, unless a use after `unlessSince` is stored. */
export async function touchWallLink(
  db: Kysely<Schema>,
  id: number,
  at: Date,
  unlessSince: Date,
): Promise<void> {
  await db.updateTable("wall_links").set({ last_used_at: at }).where("id", "=", id)
    .where((eb) => eb.or([eb("last_used_at", "is", null), eb("last_used_at", "<=", unlessSince)]))
    .execute();
}

function toRecord(row: Row): WallLinkRecord {
  return {
    id: row.id,
    name: row.name,
    scenes: row.scenes,
    language: row.language,
    revision: row.revision,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  };
}
