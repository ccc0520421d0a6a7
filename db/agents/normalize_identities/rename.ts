import { type Kysely, sql } from "kysely";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";
import type { Rename } from "./plan.ts";

// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
type Db = Kysely<any>;

const columnsOf = (renames: readonly Rename[]): ArrayColumns => ({
  id: ["int[]", renames.map((one) => one.rowId)],
  before: ["text[]", renames.map((one) => one.from)],
  after: ["text[]", renames.map((one) => one.to)],
});

/** Renames teams, in challenges too. */
export async function renameTeams(db: Db, renames: readonly Rename[]): Promise<void> {
  if (renames.length === 0) return;
  await sql`UPDATE teams t SET key = n.after
    FROM ${unnest("n", columnsOf(renames))} WHERE t.id = n.id`.execute(db);
  await renameInAudiences(db, "teams", renames);
}

/**
 * Renames agents in every place that contains an agent's id: boards, challenges, and ledger entries
 * whose id contains it. Spins keep the id that they were drawn with.
 */
export async function renameAgents(db: Db, renames: readonly Rename[]): Promise<void> {
  if (renames.length === 0) return;
  const named = unnest("n", columnsOf(renames));
  await sql`UPDATE spins s SET drawn_as = n.before FROM ${named}
    WHERE s.agent_id = n.id AND s.drawn_as IS NULL`.execute(db);
  await sql`UPDATE agents a SET key = n.after FROM ${named} WHERE a.id = n.id`.execute(db);
  // The ids of Laurel's own entries contain the agent: agent/day for streaks, agent/award for
  // awards.
  await sql`UPDATE reward_history h SET event_id = n.after || substr(h.event_id, length(n.before) + 1)
    FROM ${named} WHERE h.agent_id = n.id
      AND h.event_source IN ('laurel:streak', 'laurel:achievement')
      AND starts_with(h.event_id, n.before || '/')`.execute(db);
  await sql`UPDATE leaderboard_scores l SET agent_key = n.after FROM ${named}
    WHERE l.agent_id = n.id`.execute(db);
  await renameInAudiences(db, "agents", renames);
  for (const { rowId, from, to } of renames) await renameOnBoards(db, rowId, from, to);
}

/**
 * Puts messages into the outbox that remove the old id from the boards' copies and add the new one.
 */
async function renameOnBoards(db: Db, rowId: number, from: string, to: string): Promise<void> {
  const { rows: [agent] } = await sql<{ name: string; team: string | null; hidden: boolean }>`
    SELECT a.name, t.key AS team, a.hidden FROM agents a LEFT JOIN teams t ON t.id = a.team_id
    WHERE a.id = ${rowId}`.execute(db);
  const { rows } = await sql<{ kind: string; start: string; points: number; reached_at: Date }>`
    SELECT kind, period_start AS start, points, reached_at FROM leaderboard_scores
    WHERE agent_id = ${rowId}`.execute(db);
  if (!agent || agent.hidden || rows.length === 0) return;
  const scoresOf = (hasPoints: boolean) =>
    Object.fromEntries(
      [...Map.groupBy(rows, (row) => row.kind)].map(([kind, own]) => [
        kind,
        own.map(({ start, points, reached_at }) => ({
          start,
          points: hasPoints ? points : 0,
          reachedAt: reached_at.toISOString(),
        })),
      ]),
    );
  const { name, team } = agent;
  const changes = [
    { agent: { id: from, name, team }, scores: scoresOf(false) },
    { agent: { id: to, name, team }, scores: scoresOf(true) },
  ];
  const message = { type: "leaderboard", agent: null, team: null, data: { changes } };
  await db.insertInto("outbox").values({ messages: JSON.stringify([message]) }).execute();
}

async function renameInAudiences(
  db: Db,
  list: "agents" | "teams",
  renames: readonly Rename[],
): Promise<void> {
  const after = new Map(renames.map((one) => [one.from, one.to]));
  const { rows } = await sql<{ id: number; audience: Record<string, string[]> | string }>`
    SELECT id, audience FROM challenges WHERE jsonb_typeof(audience) = 'object'`.execute(db);
  for (const { id, audience } of rows) {
    const names = typeof audience === "string" ? undefined : audience[list];
    if (!names?.some((name) => after.has(name))) continue;
    const renamed = { [list]: names.map((name) => after.get(name) ?? name) };
    await db.updateTable("challenges").set({ audience: JSON.stringify(renamed) })
      .where("id", "=", id).execute();
  }
}
