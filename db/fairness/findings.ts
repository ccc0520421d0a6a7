import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Found } from "@/core/fairness/detect.ts";
import type { Decision, FindingKind } from "@/core/fairness/kinds.ts";
import type { FindingEvidence, FindingNumbers } from "@/core/fairness/views.ts";
import { containing } from "@/db/postgres/like.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

/** A finding as it is stored. */
export interface StoredFinding {
  readonly id: number;
  readonly agentRowId: number;
  readonly agent: { readonly id: string; readonly name: string };
  readonly team: string | null;
  readonly teamRowId: number | null;
  readonly kind: FindingKind;
  /** The first day of the period. */
  readonly day: Day;
  readonly strength: number;
  readonly numbers: FindingNumbers;
  readonly evidence: readonly FindingEvidence[];
  readonly from: Date;
  readonly to: Date;
  readonly foundAt: Date;
  readonly state: "open" | "decided" | "withdrawn";
  readonly revision: number;
  readonly decision: StoredDecision | null;
}

/** What a person decided. */
export interface StoredDecision {
  readonly decision: Decision;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** The place of a finding: of one agent, kind and period there is at most one. */
export interface FindingPlace {
  readonly agentRowId: number;
  readonly kind: FindingKind;
  readonly day: Day;
}

/**
 * Stores what a detector says about a period. Without anything found, an open finding is withdrawn.
 * A decided one is open again only when there is evidence that the decision did not know.
 */
export async function saveFinding(
  trx: Transaction<Schema>,
  { agentRowId, kind, day }: FindingPlace,
  found: Found | null,
  now: number,
): Promise<void> {
  if (found === null) {
    await sql`UPDATE fairness_findings SET state = 'withdrawn', revision = revision + 1
      WHERE agent_id = ${agentRowId}::int AND kind = ${kind} AND day = ${day}::date
        AND state = 'open'`.execute(trx);
    return;
  }
  const keys = JSON.stringify(found.evidence.map(({ source, id }) => `${source} ${id}`));
  const times = found.evidence.map(({ time }) => Date.parse(time));
  await sql`INSERT INTO fairness_findings AS f
      (agent_id, kind, day, strength, numbers, evidence, from_time, to_time, found_at)
    VALUES (${agentRowId}::int, ${kind}, ${day}::date, ${found.strength},
      ${JSON.stringify(found.numbers)}::jsonb, ${JSON.stringify(found.evidence)}::jsonb,
      ${isoTime(Math.min(...times))}::timestamptz, ${isoTime(Math.max(...times))}::timestamptz,
      ${isoTime(now)}::timestamptz)
    ON CONFLICT (agent_id, kind, day) DO UPDATE SET strength = excluded.strength,
      numbers = excluded.numbers, evidence = excluded.evidence, from_time = excluded.from_time,
      to_time = excluded.to_time, state = 'open', revision = f.revision + 1
    WHERE NOT (f.decided_keys @> ${keys}::jsonb)
      AND (f.state, f.evidence, f.numbers) IS DISTINCT FROM
        ('open', excluded.evidence, excluded.numbers)`.execute(trx);
}

const COLUMNS = sql.raw(`f.id, f.agent_id AS "agentRowId",
  json_build_object('id', a.key, 'name', a.name) AS agent, t.key AS team,
  a.team_id AS "teamRowId", f.kind, f.day, f.strength, f.numbers, f.evidence,
  f.from_time AS "from", f.to_time AS "to", f.found_at AS "foundAt", f.state, f.revision,
  (SELECT json_build_object('decision', d.decision, 'reason', d.reason, 'by', d.decided_by_name,
    'at', to_char(d.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) FROM fairness_decisions d WHERE d.finding_id = f.id
    ORDER BY d.id DESC LIMIT 1) AS decision`);
const TABLES = sql.raw(`fairness_findings f JOIN agents a ON a.id = f.agent_id
  LEFT JOIN teams t ON t.id = a.team_id`);

/** Which findings to list. */
export interface FindingFilter {
  readonly state: "open" | "decided";
  readonly kind: FindingKind | null;
  /** The keys of teams whose findings the viewer may see; null: all. */
  readonly teams: readonly string[] | null;
  readonly team: string | null;
  /** A part of the agent's name or id. */
  readonly search: string;
}

/** Lists findings, the newest period first. */
export async function listFindings(
  db: Kysely<Schema>,
  { state, kind, teams, team, search }: FindingFilter,
  page: { readonly limit: number; readonly before: { day: Day; id: number } | null },
): Promise<StoredFinding[]> {
  const pattern = containing(search);
  const { before, limit } = page;
  const { rows } = await sql<StoredFinding>`SELECT ${COLUMNS} FROM ${TABLES}
    WHERE f.state = ${state} AND (${kind === null}::boolean OR f.kind = ${kind ?? ""})
      AND (${teams === null}::boolean OR t.key = ANY(${teams ?? []}::text[]))
      AND (${team === null}::boolean OR t.key = ${team ?? ""})
      AND (a.name ILIKE ${pattern} OR a.key ILIKE ${pattern})
      AND (${before === null}::boolean OR (f.day, f.id) <
        (${before?.day ?? "-infinity"}::date, ${before?.id ?? 0}::int))
    ORDER BY f.day DESC, f.id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

/** Returns a finding that was not withdrawn, or undefined. */
export async function findFinding(
  db: Kysely<Schema>,
  id: number,
): Promise<StoredFinding | undefined> {
  const { rows } = await sql<StoredFinding>`SELECT ${COLUMNS} FROM ${TABLES}
    WHERE f.id = ${id}::int AND f.state <> 'withdrawn'`.execute(db);
  return rows[0];
}

/** Locks a finding until the transaction ends, and returns its revision; undefined: it is gone. */
export async function lockFinding(
  trx: Transaction<Schema>,
  id: number,
): Promise<number | undefined> {
  const row = await trx.selectFrom("fairness_findings").select("revision")
    .where("id", "=", id).where("state", "<>", "withdrawn").forUpdate().executeTakeFirst();
  return row?.revision;
}

/** Stores a decision about a locked finding and the evidence that it knows. */
export async function insertDecision(
  trx: Transaction<Schema>,
  finding: StoredFinding,
  { decision, reason, by, at }: {
    readonly decision: Decision;
    readonly reason: string;
    readonly by: { readonly userId: string; readonly name: string };
    readonly at: Date;
  },
): Promise<void> {
  await trx.insertInto("fairness_decisions").values({
    finding_id: finding.id,
    agent_id: finding.agentRowId,
    decision,
    reason,
    decided_by: by.userId,
    decided_by_name: by.name,
    decided_at: at,
  }).execute();
  await sql`UPDATE fairness_findings f SET state = 'decided', revision = revision + 1,
      decided_keys = (SELECT coalesce(jsonb_agg(DISTINCT k), '[]') FROM (
        SELECT jsonb_array_elements(f.decided_keys) AS k UNION ALL
        SELECT to_jsonb((e ->> 'source') || ' ' || (e ->> 'id'))
        FROM jsonb_array_elements(f.evidence) e) keys)
    WHERE f.id = ${finding.id}::int`.execute(trx);
}

/** Lists the decisions about a finding, newest first. */
export async function listDecisions(
  db: Kysely<Schema>,
  findingId: number,
): Promise<StoredDecision[]> {
  const rows = await db.selectFrom("fairness_decisions")
    .select(["decision", "reason", "decided_by_name as by", "decided_at as at"])
    .where("finding_id", "=", findingId).orderBy("id", "desc").limit(50).execute();
  return rows.map(({ at, decision, ...row }) => ({
    ...row,
    decision: decision as Decision,
    at: at.toISOString(),
  }));
}

/** A decision about an agent's own work. */
export interface StoredNote extends StoredDecision {
  readonly id: number;
  readonly kind: FindingKind;
  readonly numbers: FindingNumbers;
  readonly from: Date;
  readonly to: Date;
}

/** Lists the decisions about an agent's work, newest first. */
export async function listNotes(
  db: Kysely<Schema>,
  agentKey: string,
  page: { readonly limit: number; readonly before: number | null },
): Promise<StoredNote[]> {
  const { rows } = await sql<Omit<StoredNote, "at"> & { at: Date }>`
    SELECT d.id, f.kind, f.numbers, f.from_time AS "from", f.to_time AS "to", d.decision, d.reason,
      d.decided_by_name AS by, d.decided_at AS at
    FROM fairness_decisions d JOIN fairness_findings f ON f.id = d.finding_id
    JOIN agents a ON a.id = d.agent_id
    WHERE a.key = ${agentKey} AND (${page.before === null}::boolean OR d.id < ${
    page.before ?? 0
  }::int)
    ORDER BY d.id DESC LIMIT ${page.limit}`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
