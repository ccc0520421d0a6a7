import { type Kysely, type Selectable, sql } from "kysely";
import { type RuleSet, ruleSetSchema } from "@/core/rules/rules.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { RuleTrialTable } from "@/db/postgres/schema_rules.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import { insertRows } from "@/db/postgres/insert_rows.ts";

/** The comparison of what a period paid with what it would have paid under other rules. */
export interface StoredTrial {
  readonly id: number;
  /** 0: rules that are not stored as a version. */
  readonly ruleVersion: number;
  readonly recalculation: number | null;
  /** Event time, milliseconds since the epoch; the end is not included. */
  readonly from: number;
  readonly to: number;
  readonly status: "running" | "done" | "failed";
  /** How many agents are compared, and how many of them were. */
  readonly agents: number;
  readonly doneAgents: number;
  readonly createdAt: number;
  readonly finishedAt: number | null;
}

function fromRow(row: Omit<Selectable<RuleTrialTable>, "rules">): StoredTrial {
  return {
    id: row.id,
    ruleVersion: row.rule_version,
    recalculation: row.recalculation_id,
    from: row.from_time.getTime(),
    to: row.to_time.getTime(),
    status: row.status,
    agents: row.agents,
    doneAgents: row.done_agents,
    createdAt: row.created_at.getTime(),
    finishedAt: row.finished_at?.getTime() ?? null,
  };
}

/** A trial that begins. */
export interface NewTrial {
  readonly rules: RuleSet;
  readonly ruleVersion: number;
  readonly recalculation: number | null;
  readonly from: number;
  readonly to: number;
  /** The days whose workers are compared. */
  readonly days: { readonly from: Day; readonly to: Day };
  readonly now: number;
}

/** Stores a trial; an instance begins with it at its next look for work. */
export async function insertTrial(db: Kysely<Schema>, trial: NewTrial): Promise<StoredTrial> {
  const { agents } = await db.selectFrom("agents as a")
    .select((eb) => eb.fn.countAll<number>().as("agents"))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("agent_days as d").select("d.day").whereRef("d.agent_id", "=", "a.id")
          .where("d.day", ">=", trial.days.from).where("d.day", "<=", trial.days.to),
      )
    ).executeTakeFirstOrThrow();
  const row = await db.insertInto("rule_trials").values({
    rules: JSON.stringify(trial.rules),
    rule_version: trial.ruleVersion,
    recalculation_id: trial.recalculation,
    from_time: new Date(trial.from),
    to_time: new Date(trial.to),
    agents: Number(agents),
    created_at: new Date(trial.now),
  }).returningAll().executeTakeFirstOrThrow();
  return fromRow(row);
}

/** Counts the trials that are not finished. */
export async function countRunningTrials(db: Kysely<Schema>): Promise<number> {
  const { trials } = await db.selectFrom("rule_trials").where("status", "=", "running")
    .select((eb) => eb.fn.countAll<number>().as("trials")).executeTakeFirstOrThrow();
  return Number(trials);
}

/** Removes all but the newest finished trials. */
export async function deleteOldTrials(db: Kysely<Schema>, kept: number): Promise<void> {
  await sql`DELETE FROM rule_trials WHERE id IN (
    SELECT id FROM rule_trials WHERE status <> 'running' ORDER BY id DESC OFFSET ${kept}
  )`.execute(db);
}

/** Returns a trial, or undefined. */
export async function findTrial(db: Kysely<Schema>, id: number): Promise<StoredTrial | undefined> {
  const row = await db.selectFrom("rule_trials").selectAll().where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Returns the newest trial of a recalculation, or undefined. */
export async function findTrialOf(
  db: Kysely<Schema>,
  recalculation: number,
): Promise<StoredTrial | undefined> {
  const row = await db.selectFrom("rule_trials").selectAll()
    .where("recalculation_id", "=", recalculation).orderBy("id", "desc").limit(1)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Removes a trial. @returns false when there is none */
export async function deleteTrial(db: Kysely<Schema>, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("rule_trials").where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** A part of a trial that one instance does. */
export interface LeasedTrial extends StoredTrial {
  readonly rules: RuleSet;
  /** The key of the last agent that was compared. */
  readonly after: string;
}

/** Takes the oldest trial that nobody works on, until a time. */
export async function leaseTrial(
  db: Kysely<Schema>,
  now: number,
  until: number,
): Promise<LeasedTrial | undefined> {
  const row = await db.updateTable("rule_trials").set({ leased_until: new Date(until) })
    .where(
      "id",
      "=",
      (eb) =>
        eb.selectFrom("rule_trials").select("id").where("status", "=", "running")
          .where((or) =>
            or.or([or("leased_until", "is", null), or("leased_until", "<", new Date(now))])
          )
          .orderBy("id").limit(1).forUpdate().skipLocked(),
    )
    .returningAll().executeTakeFirst();
  return row &&
    Object.assign(fromRow(row), {
      rules: ruleSetSchema.parse(row.rules),
      after: row.after_agent,
    });
}

/** What one agent got in the period, and would have got. */
export interface ComparedAgent {
  readonly agentRowId: number;
  readonly difference: number;
  readonly changedEntries: number;
}

/**
 * Stores the next agents of a trial, unless another instance did so meanwhile, and gives the trial
 * back. What an agent got is the sum of the standing ledger in the period.
 * @param part.last the key of the last agent; null: there are no more agents
 */
export async function storeTrialPart(
  db: Kysely<Schema>,
  trial: LeasedTrial,
  part: { readonly agents: readonly ComparedAgent[]; readonly last: string | null },
  now: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const isDone = part.last === null;
    const { numUpdatedRows } = await trx.updateTable("rule_trials").set({
      leased_until: null,
      done_agents: sql<number>`done_agents + ${part.agents.length}`,
      ...(isDone ? { status: "done" as const, finished_at: new Date(now) } : null),
      ...(part.last === null ? null : { after_agent: part.last }),
    }).where("id", "=", trial.id).where("status", "=", "running")
      .where("after_agent", "=", trial.after).executeTakeFirst();
    if (numUpdatedRows === 0n || part.agents.length === 0) return;
    const ids = part.agents.map(({ agentRowId }) => agentRowId);
    const { rows } = await sql<{ agent_id: number; points: number }>`
      SELECT agent_id, sum(points)::int AS points FROM reward_history
      WHERE agent_id = ANY(${ids}::int[]) AND time >= ${
      new Date(trial.from).toISOString()
    }::timestamptz
        AND time < ${new Date(trial.to).toISOString()}::timestamptz
        AND voids IS NULL AND NOT is_void GROUP BY agent_id`.execute(trx);
    const points = new Map(rows.map((row) => [row.agent_id, row.points]));
    await sql`${
      insertRows("rule_trial_agents", {
        agent_id: ["int[]", ids],
        points_before: ["int[]", ids.map((id) => points.get(id) ?? 0)],
        difference: ["int[]", part.agents.map(({ difference }) => difference)],
        changed_entries: ["int[]", part.agents.map(({ changedEntries }) => changedEntries)],
        trial_id: sql`${trial.id}::int`,
      })
    } ON CONFLICT DO NOTHING`.execute(trx);
  });
}

/** Ends a trial that cannot be finished. */
export async function failTrial(db: Kysely<Schema>, id: number, now: number): Promise<void> {
  await db.updateTable("rule_trials")
    .set({ status: "failed", finished_at: new Date(now), leased_until: null })
    .where("id", "=", id).where("status", "=", "running").execute();
}
