import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { ChangedBy } from "@/core/events/corrections.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import { AGENT_TABLES } from "@/db/agents/agents.ts";
import {
  LOCKED_COLUMNS,
  type LockedAgent,
  type LockedRow,
  toLockedAgent,
} from "@/db/scoring/locked_agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { RecalculationTable } from "@/db/postgres/schema_scoring.ts";

/** A period that a separate rule version scores again. */
export interface Recalculation {
  readonly id: number;
  readonly ruleVersion: number;
  /** Event time, milliseconds since the epoch; the end is not included. */
  readonly from: number;
  readonly to: number;
  readonly note: string;
  /** `draft`: changes nothing; `running`: applied, agents are being scored again; `done`. */
  readonly status: "draft" | "running" | "done";
  /** The order of applying; null for a draft. The highest one that contains a time decides. */
  readonly sequence: number | null;
  /** Who drafted and who applied it; null: it was not written down, or it was not applied. */
  readonly createdBy: ChangedBy | null;
  readonly appliedBy: ChangedBy | null;
  /** How many agents were to be scored again when it was applied; null: it was not. */
  readonly agents: number | null;
  readonly createdAt: number;
  readonly appliedAt: number | null;
  readonly finishedAt: number | null;
}

function fromRow(row: Selectable<RecalculationTable>): Recalculation {
  return {
    id: row.id,
    ruleVersion: row.rule_version,
    from: row.from_time.getTime(),
    to: row.to_time.getTime(),
    note: row.note,
    status: row.status,
    sequence: row.sequence,
    createdBy: row.created_by,
    appliedBy: row.applied_by,
    agents: row.agents,
    createdAt: row.created_at.getTime(),
    appliedAt: row.applied_at?.getTime() ?? null,
    finishedAt: row.finished_at?.getTime() ?? null,
  };
}

/** Stores a draft. */
export async function insertRecalculation(
  db: Kysely<Schema>,
  draft: {
    ruleVersion: number;
    from: number;
    to: number;
    note: string;
    createdAt: number;
    createdBy: ChangedBy | null;
  },
): Promise<Recalculation> {
  const row = await db.insertInto("recalculations").values({
    rule_version: draft.ruleVersion,
    from_time: new Date(draft.from),
    to_time: new Date(draft.to),
    note: draft.note,
    created_at: new Date(draft.createdAt),
    created_by: draft.createdBy === null ? null : JSON.stringify(draft.createdBy),
  }).returningAll().executeTakeFirstOrThrow();
  return fromRow(row);
}

/** Returns the recalculation with this id, or undefined. */
export async function findRecalculation(
  db: Kysely<Schema>,
  id: number,
): Promise<Recalculation | undefined> {
  const row = await db.selectFrom("recalculations").selectAll().where("id", "=", id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Lists recalculations, newest first, before a cursor (the last id of the previous page). */
export async function listRecalculations(
  db: Kysely<Schema>,
  page: { limit: number; before: number | null },
): Promise<Recalculation[]> {
  const rows = await db.selectFrom("recalculations").selectAll()
    .$if(page.before !== null, (query) => query.where("id", "<", page.before!))
    .orderBy("id", "desc").limit(page.limit).execute();
  return rows.map(fromRow);
}

/**
 * Applies a draft, after all that were applied before. Call it in `rewards.reconfigure`.
 * @returns undefined when it is no longer a draft
 */
export async function applyRecalculation(
  trx: Transaction<Schema>,
  id: number,
  { by, now }: { readonly by: ChangedBy | null; readonly now: number },
): Promise<Recalculation | undefined> {
  const row = await trx.updateTable("recalculations").set({
    status: "running",
    applied_at: new Date(now),
    applied_by: by === null ? null : JSON.stringify(by),
    sequence: sql<number>`(SELECT coalesce(max(sequence), 0) + 1 FROM recalculations)`,
  }).where("id", "=", id).where("status", "=", "draft").returningAll().executeTakeFirst();
  return row && fromRow(row);
}

/** Stores how many agents an applied recalculation is to score again. */
export async function setRecalculatedAgents(
  trx: Transaction<Schema>,
  id: number,
  agents: number,
): Promise<Recalculation> {
  const row = await trx.updateTable("recalculations").set({ agents }).where("id", "=", id)
    .returningAll().executeTakeFirstOrThrow();
  return fromRow(row);
}

/** Removes a draft. @returns false when it is no draft */
export async function deleteRecalculation(db: Kysely<Schema>, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("recalculations").where("id", "=", id)
    .where("status", "=", "draft").executeTakeFirst();
  return numDeletedRows > 0n;
}

/**
 * Marks recalculations as done when all their agents were scored again.
 * @returns how many
 */
export async function finishRecalculations(db: Kysely<Schema>, now: number): Promise<number> {
  const result = await db.updateTable("recalculations as r")
    .set({ status: "done", finished_at: new Date(now) })
    .where("r.status", "=", "running")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("rescores as q").select("q.id").whereRef("q.recalculation_id", "=", "r.id"),
        ),
      )
    ).executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/**
 * Lists agents with work on days of a span, in the order of their ids.
 * @param page.after the last id of the previous page
 * @param page.includesAfter whether that agent is included again
 */
export async function findWorkedAgents(
  db: Kysely<Schema>,
  span: { readonly from: Day; readonly to: Day },
  page: { limit: number; after: string; includesAfter: boolean },
): Promise<{ readonly rowId: number; readonly id: string }[]> {
  return await db.selectFrom("agents as a").select(["a.id as rowId", "a.key as id"])
    .where("a.key", page.includesAfter ? ">=" : ">", page.after)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("agent_days as d").select("d.day").whereRef("d.agent_id", "=", "a.id")
          .where("d.day", ">=", span.from).where("d.day", "<=", span.to),
      )
    ).orderBy("a.key").limit(page.limit).execute();
}

/** Counts the applied recalculations. */
export async function countApplied(db: Kysely<Schema>): Promise<number> {
  const { applied } = await db.selectFrom("recalculations")
    .select((eb) => eb.fn.count<number>("sequence").as("applied")).executeTakeFirstOrThrow();
  return Number(applied);
}

/** Reads what scoring an agent builds on, without locking anything. */
export async function getScoredAgent(db: Kysely<Schema>, rowId: number): Promise<LockedAgent> {
  const { rows } = await sql<LockedRow>`SELECT ${LOCKED_COLUMNS} FROM ${AGENT_TABLES}
    WHERE a.id = ${rowId}`.execute(db);
  const row = rows[0];
  if (!row) throw new Error(`there is no agent with the row id ${rowId}`);
  return toLockedAgent(row);
}
