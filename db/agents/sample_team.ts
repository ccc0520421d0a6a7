import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** Creates the team unless one with this key exists. Returns the row id. */
export async function ensureTeam(
  db: Kysely<Schema>,
  team: { readonly key: string; readonly name: string },
): Promise<number> {
  await db.insertInto("teams").values(team)
    .onConflict((conflict) => conflict.column("key").doNothing()).execute();
  const row = await db.selectFrom("teams").select("id").where("key", "=", team.key)
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Puts an agent without a team into a team; an agent with a team stays there.
 * @returns the agent's row id
 * @throws when there is no such agent
 */
export async function joinTeam(
  db: Kysely<Schema>,
  agent: string,
  teamId: number,
): Promise<number> {
  const row = await db.updateTable("agents")
    .set({ team_id: sql`coalesce(team_id, ${teamId})` })
    .where("key", "=", agent).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

/** Turns an account into a demo account with this name. */
export async function markAsDemo(
  db: Kysely<Schema>,
  person: { readonly email: string; readonly name: string },
): Promise<void> {
  await db.updateTable("users").set({ name: person.name, is_demo: true })
    .where("email", "=", person.email).execute();
}

/** Returns whether there are any agents. */
export async function hasAgents(db: Kysely<Schema>): Promise<boolean> {
  return await db.selectFrom("agents").select("id").limit(1).executeTakeFirst() !== undefined;
}

/** Returns the last day (in the organization's zone) with events, `YYYY-MM-DD`, or null. */
export async function findLastDay(db: Kysely<Schema>): Promise<string | null> {
  const row = await db.selectFrom("leaderboard_scores").where("kind", "=", "day")
    .select((eb) => eb.fn.max("period_start").as("day")).executeTakeFirst();
  return row?.day ?? null;
}
