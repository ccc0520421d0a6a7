import { type Kysely, sql, type Transaction } from "kysely";
import type { Schema } from "./postgres/schema.ts";

/** A picture as it is stored: encoded by Laurel. */
export interface StoredPicture {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
  /** The media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Returns the picture with this hash, or undefined. */
export async function findPicture(
  db: Kysely<Schema>,
  hash: string,
): Promise<StoredPicture | undefined> {
  return await db.selectFrom("pictures").select(["hash", "type", "bytes"])
    .where("hash", "=", hash).executeTakeFirst();
}

/** Returns those of some agents whom boards do not show, with their teams. */
export async function findHiddenAgents(
  db: Kysely<Schema>,
  agents: readonly string[],
): Promise<{ readonly id: string; readonly team: string | null }[]> {
  const { rows } = await sql<{ id: string; team: string | null }>`
    SELECT a.key AS id, t.key AS team FROM agents a LEFT JOIN teams t ON t.id = a.team_id
    WHERE a.key = ANY(${agents}::text[])
      AND (a.hidden OR a.is_held_out OR a.deactivated_at IS NOT NULL)`.execute(db);
  return rows;
}

/** Returns the hashes of the pictures of agents, by the agents' ids; those without are left out. */
export async function findAgentPictures(
  db: Kysely<Schema>,
  agents: readonly string[],
): Promise<Map<string, string>> {
  if (agents.length === 0) return new Map();
  const { rows } = await sql<{ agent: string; picture: string }>`SELECT a.key AS agent, u.picture
    FROM agents a JOIN users u ON u.agent_id = a.id
    WHERE a.key = ANY(${agents}::text[]) AND u.picture IS NOT NULL`.execute(db);
  return new Map(rows.map(({ agent, picture }) => [agent, picture]));
}

/** Gives a person a picture, or none. Pictures that nobody uses any more are deleted. */
export async function setPicture(
  trx: Transaction<Schema>,
  userId: string,
  picture: StoredPicture | null,
): Promise<void> {
  if (picture) {
    // Locks an existing row: nobody deletes it between here and the next statement.
    await trx.insertInto("pictures").values({ ...picture })
      .onConflict((conflict) => conflict.column("hash").doUpdateSet({ type: picture.type }))
      .execute();
  }
  const before = await trx.selectFrom("users").select("picture").where("id", "=", userId)
    .forUpdate().executeTakeFirst();
  await trx.updateTable("users").set({ picture: picture?.hash ?? null })
    .where("id", "=", userId).execute();
  const old = before?.picture;
  if (!old || old === picture?.hash) return;
  await sql`DELETE FROM pictures p WHERE hash = ${old}
    AND NOT EXISTS (SELECT FROM users u WHERE u.picture = p.hash)`.execute(trx);
}
