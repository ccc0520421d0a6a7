/** Stores a world in the database, and reads the outcomes from it. */
import { type Kysely, sql } from "kysely";
import { insertAchievement } from "@/db/achievements.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { stopScoring } from "@/db/scoring/epoch.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { AgentOutcome, Booking, Day, EventOutcome, World } from "./world.ts";

/** The teams of worlds; their numbers start at 1. */
const TEAMS = ["blue", "red"];

/** Stores everything about a world except its events. The database must be empty. */
export async function storeWorld(db: Kysely<Schema>, world: World): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await stopScoring(trx);
    await store(trx, world);
  });
}

async function store(db: Kysely<Schema>, world: World): Promise<void> {
  const teams = TEAMS.map((key, index) => ({ id: index + 1, key, name: key }));
  await db.insertInto("teams").values(teams).execute();
  await createAgents(db, world.agents.map(({ id }) => ({ id, name: id, email: null })));
  for (const { id, zone, teams } of world.agents) {
    await db.updateTable("agents").set({
      time_zone: zone,
      team_id: teams.at(-1)?.team ?? null,
      team_history: JSON.stringify(teams) as never,
    }).where("key", "=", id).execute();
  }
  await storeRules(db, world.rules);
  for (const boost of world.boosts) await storeBoost(db, boost);
  for (const { team, from, weekdays } of world.calendars) {
    await db.insertInto("calendars")
      .values({ team_id: team, effective_from: from, weekdays: [...weekdays] }).execute();
  }
  for (const off of world.daysOff) await storeDaysOff(db, off);
  for (const holdout of world.holdouts) await storeHoldout(db, holdout);
  for (const achievement of world.achievements) await insertAchievement(db, achievement);
}

/** Stores rule versions. Recalculations become applied ones. Version 1 may exist already. */
export async function storeRules(db: Kysely<Schema>, rules: World["rules"]): Promise<void> {
  for (const { version, effectiveFrom, effectiveUntil, precedence, rules: set } of rules) {
    await db.insertInto("rule_sets").values({
      version,
      effective_from: effectiveUntil === undefined ? new Date(effectiveFrom) : null,
      rules: JSON.stringify(set),
      note: "",
    }).onConflict((conflict) => conflict.column("version").doNothing()).execute();
    if (effectiveUntil === undefined) continue;
    await db.insertInto("recalculations").values({
      rule_version: version,
      from_time: new Date(effectiveFrom),
      to_time: new Date(effectiveUntil),
      status: "done",
      sequence: precedence!,
    }).execute();
  }
}

/** Stores one boost. */
export async function storeBoost(db: Kysely<Schema>, boost: World["boosts"][number]) {
  await db.insertInto("boosts").values({
    name: boost.name,
    factor: boost.factor,
    starts_at: new Date(boost.startsAt),
    ends_at: new Date(boost.endsAt),
    types: boost.types === null ? null : [...boost.types],
    team_id: boost.team,
    agent_id: await rowIdOf(db, boost.agent),
  }).execute();
}

/** Stores days of an agent without Laurel. */
export async function storeHoldout(db: Kysely<Schema>, holdout: World["holdouts"][number]) {
  const { id } = await db.insertInto("holdouts").values({
    name: holdout.agent,
    first_day: holdout.first,
    last_day: holdout.last,
    team_id: null,
    share: null,
    seed: null,
  }).returning("id").executeTakeFirstOrThrow();
  await db.insertInto("holdout_members").values({
    holdout_id: id,
    agent_id: (await rowIdOf(db, holdout.agent))!,
  }).execute();
}

/** Stores days off of everyone, a team or an agent. */
export async function storeDaysOff(db: Kysely<Schema>, off: World["daysOff"][number]) {
  await db.insertInto("days_off").values({
    team_id: off.team,
    agent_id: await rowIdOf(db, off.agent),
    first_day: off.first,
    last_day: off.last,
    name: "",
  }).execute();
}

async function rowIdOf(db: Kysely<Schema>, agent: string | null): Promise<number | null> {
  if (agent === null) return null;
  const row = await db.selectFrom("agents").select("id").where("key", "=", agent)
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Reads every agent's outcome from the database, in the shape of the reference model. */
export async function readOutcomes(db: Kysely<Schema>): Promise<Map<string, AgentOutcome>> {
  const rows = async <T>(query: ReturnType<typeof sql>) => (await query.execute(db)).rows as T[];
  type Own = { agent: string };
  const bookings = Map.groupBy(
    await rows<Own & Booking>(sql`SELECT a.key AS agent, h.event_source AS source,
      h.event_id AS id, h.type, h.points, h.rule_version AS "ruleVersion",
      round(extract(epoch FROM h.time) * 1000)::bigint AS time
      FROM reward_history h JOIN agents a ON a.id = h.agent_id
      WHERE h.voids IS NULL AND NOT h.is_void ORDER BY h.event_source, h.event_id`),
    (row) => row.agent,
  );
  const eventOutcomes = Map.groupBy(
    await rows<Own & EventOutcome & { name: string }>(sql`SELECT a.key AS agent,
      e.source || ' ' || e.event_id AS name, e.status, e.reason, e.points,
      e.rule_version AS "ruleVersion" FROM events e JOIN agents a ON a.id = e.agent_id`),
    (row) => row.agent,
  );
  const boards = Map.groupBy(
    await rows<Own & { period: string; points: number; reachedAt: number }>(sql`
      SELECT a.key AS agent, s.kind || ' ' || s.period_start AS period, s.points,
        round(extract(epoch FROM s.reached_at) * 1000)::bigint AS "reachedAt"
      FROM leaderboard_scores s JOIN agents a ON a.id = s.agent_id WHERE s.points <> 0`),
    (row) => row.agent,
  );
  const awards = Map.groupBy(
    await rows<Own & { key: string; count: number; firstAt: number }>(sql`
      SELECT a.key AS agent, c.key, e.award_count AS count,
        round(extract(epoch FROM e.completed_at) * 1000)::bigint AS "firstAt"
      FROM agent_achievements e JOIN agents a ON a.id = e.agent_id
      JOIN achievements c ON c.id = e.achievement_id WHERE e.completed`),
    (row) => row.agent,
  );
  const rights = Map.groupBy(
    await rows<Own & { ref: string }>(sql`SELECT a.key AS agent, r.ref
      FROM spin_rights r JOIN agents a ON a.id = r.agent_id`),
    (row) => row.agent,
  );
  type Rest = Own & {
    total: number;
    level: number;
    totals: Record<string, number>;
    length: number | null;
    lastDay: Day | null;
    freezes: number | null;
  };
  const agents = await rows<Rest>(sql`SELECT a.key AS agent, r.total_points AS total, r.level,
      r.progress->'totals' AS totals, d.streak_length AS length,
      d.streak_last_day::text AS "lastDay", d.streak_freezes AS freezes
    FROM agents a JOIN agent_rewards r ON r.agent_id = a.id
    LEFT JOIN LATERAL (SELECT * FROM agent_days d WHERE d.agent_id = a.id
      ORDER BY d.day DESC LIMIT 1) d ON TRUE`);
  return new Map(agents.map(({ agent, total, level, totals, length, lastDay, freezes }) => [
    agent,
    {
      bookings: (bookings.get(agent) ?? []).map(({ agent: _, ...booking }) => booking),
      total,
      level,
      streak: { length: length ?? 0, lastDay, freezes: freezes ?? 0 },
      awards: new Map(
        awards.get(agent)?.map(({ key, count, firstAt }) => [key, { count, firstAt }]),
      ),
      totals: new Map(Object.entries(totals)),
      rights: new Set(rights.get(agent)?.map(({ ref }) => ref)),
      eventOutcomes: new Map(
        eventOutcomes.get(agent)?.map(({ name, status, reason, points, ruleVersion }) => [
          name,
          { status, reason, points, ruleVersion },
        ]),
      ),
      boards: new Map(
        boards.get(agent)?.map(({ period, points, reachedAt }) => [period, { points, reachedAt }]),
      ),
    },
  ]));
}
