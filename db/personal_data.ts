import { type Kysely, sql } from "kysely";
import { explainEntry } from "@/core/explain/ledger_entry.ts";
import { type LedgerRow, toLedgerEntry } from "@/db/events/ledger_row.ts";
import type { ErasedTerms } from "@/core/privacy/terms.ts";
import type { Schema } from "./postgres/schema.ts";
import type { StoredSubject } from "./privacy/identify.ts";

/** Reads the next rows of a section of a person's data, after a position; fewer than `limit`: all. */
export type ReadRows = (
  after: number,
  limit: number,
) => Promise<readonly { readonly position: number; readonly row: object }[]>;

/** Reads an account's sessions, without what would let somebody use them. */
export async function listSessionsOf(db: Kysely<Schema>, userId: string): Promise<object[]> {
  return await db.selectFrom("sessions as s")
    .leftJoin("push_subscriptions as p", "p.session_id", "s.id").select([
      "s.created_at as createdAt",
      "s.expires_at as expiresAt",
      "s.ip_address as address",
      "s.user_agent as userAgent",
      // The rest of the address would let somebody send to the browser.
      sql<string | null>`substring(p.endpoint FROM '^https?://[^/]+')`.as("webPushService"),
      "p.created_at as webPushSince",
    ]).where("s.user_id", "=", userId).orderBy("s.created_at").orderBy("s.id").execute();
}

/** Reads the ways in which an account can sign in, without passwords and tokens. */
export async function listSignInsOf(db: Kysely<Schema>, userId: string): Promise<object[]> {
  return await db.selectFrom("accounts")
    .select(["provider_id as provider", "created_at as createdAt"])
    .where("user_id", "=", userId).orderBy("created_at").orderBy("id").execute();
}

/** Reads an agent's own data in sections; long ones are read in parts. */
export function personalSections(
  db: Kysely<Schema>,
  agentRowId: number,
): Readonly<Record<string, ReadRows>> {
  const part = (query: Parameters<typeof readPart>[1]) => readPart(db, query);
  return {
    notes: part((after, limit) =>
      sql`SELECT d.id AS position, f.kind, f.from_time AS "from", f.to_time AS "to", d.decision,
        d.reason, d.decided_by_name AS "by", d.decided_at AS at
      FROM fairness_decisions d JOIN fairness_findings f ON f.id = d.finding_id
      WHERE d.agent_id = ${agentRowId} AND d.id > ${after} ORDER BY d.id LIMIT ${limit}`
    ),
    aliases: part((after, limit) =>
      sql`SELECT * FROM (SELECT row_number() OVER (ORDER BY alias)::int AS position, alias,
        created_at AS "createdAt" FROM agent_aliases WHERE agent_id = ${agentRowId}) l
      WHERE position > ${after} ORDER BY position LIMIT ${limit}`
    ),
    accountsInTools: part((after, limit) =>
      sql`SELECT * FROM (SELECT
        row_number() OVER (ORDER BY provider, tenant, external_user)::int AS position,
        provider AS tool, tenant AS account, external_user AS id, name, email,
        first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt"
        FROM external_identities WHERE agent_id = ${agentRowId}) i
      WHERE position > ${after} ORDER BY position LIMIT ${limit}`
    ),
    events: part((after, limit) =>
      sql`SELECT id AS position, source, event_id AS id, type, time, day,
        received_at AS "receivedAt", status, points, reason, rule_version AS "ruleVersion",
        is_reversed AS "isReversed", data
      FROM events WHERE agent_id = ${agentRowId} AND id > ${after}
      ORDER BY position LIMIT ${limit}`
    ),
    ledger: (after, limit) => readLedger(db, agentRowId, after, limit),
    achievements: part((after, limit) =>
      sql`SELECT p.id AS position, c.key AS id, c.title, p.current_progress AS progress,
        p.completed AS "isCompleted", p.completed_at AS "completedAt", p.award_count AS awards
      FROM agent_achievements p JOIN achievements c ON c.id = p.achievement_id
      WHERE p.agent_id = ${agentRowId} AND p.id > ${after} ORDER BY p.id LIMIT ${limit}`
    ),
    challenges: part((after, limit) =>
      sql`SELECT p.id AS position, c.key AS id, c.title, p.current_progress AS progress,
        p.completed AS "isCompleted", p.completed_at AS "completedAt", p.place,
        p.points_earned AS "pointsEarned", p.joined_at AS "joinedAt"
      FROM agent_challenges p JOIN challenges c ON c.id = p.challenge_id
      WHERE p.agent_id = ${agentRowId} AND p.id > ${after} ORDER BY p.id LIMIT ${limit}`
    ),
    spins: part((after, limit) =>
      sql`SELECT * FROM (SELECT row_number() OVER (ORDER BY day, number)::int AS position, id, day,
        prize, digest, created_at AS time FROM spins WHERE agent_id = ${agentRowId}) s
      WHERE position > ${after} ORDER BY position LIMIT ${limit}`
    ),
    metrics: part((after, limit) =>
      sql`SELECT * FROM (SELECT row_number() OVER (ORDER BY day, metric)::int AS position, day,
        metric, numerator, denominator FROM agent_metrics_daily WHERE agent_id = ${agentRowId}) m
      WHERE position > ${after} ORDER BY position LIMIT ${limit}`
    ),
    daysBeforeLaurel: part((after, limit) =>
      sql`SELECT * FROM (SELECT row_number() OVER (ORDER BY day)::int AS position, day,
        to_jsonb(b) - 'agent_id' - 'day' AS sums FROM performance_baseline b
        WHERE agent_id = ${agentRowId}) b
      WHERE position > ${after} ORDER BY position LIMIT ${limit}`
    ),
    holdouts: part((after, limit) =>
      sql`SELECT h.id AS position, h.name, h.first_day AS "firstDay", h.last_day AS "lastDay"
      FROM holdouts h JOIN holdout_members m ON m.holdout_id = h.id
      WHERE m.agent_id = ${agentRowId} AND h.id > ${after} ORDER BY h.id LIMIT ${limit}`
    ),
    notifications: part((after, limit) =>
      sql`SELECT id AS position, kind, data, created_at AS "createdAt", read_at AS "readAt",
        cleared_at AS "clearedAt"
      FROM notifications WHERE agent_id = ${agentRowId} AND id > ${after}
      ORDER BY position LIMIT ${limit}`
    ),
    notificationSettings: part((after, limit) =>
      sql`SELECT 1 AS position, muted, quiet_from AS "quietFrom", quiet_to AS "quietTo"
      FROM notification_settings WHERE agent_id = ${agentRowId} AND 1 > ${after} LIMIT ${limit}`
    ),
    goals: part((after, limit) =>
      sql`SELECT id AS position, metric, target, since FROM goals
      WHERE agent_id = ${agentRowId} AND id > ${after} ORDER BY position LIMIT ${limit}`
    ),
    leave: part((after, limit) =>
      sql`SELECT id AS position, id, first_day AS first, last_day AS last, note, state,
        asked_at AS "askedAt", decided_at AS "decidedAt", reason
      FROM leave_requests WHERE agent_id = ${agentRowId} AND id > ${after}
      ORDER BY position LIMIT ${limit}`
    ),
    daysOff: part((after, limit) =>
      sql`SELECT id AS position, first_day AS first, last_day AS last, name
      FROM days_off WHERE agent_id = ${agentRowId} AND id > ${after} ORDER BY position LIMIT ${limit}`
    ),
  };
}

/**
 * Reads what managers and admins stored about a person: invitations, findings of the fairness watch,
 * weekly reports to the person, and acts of the audit log.
 */
export function administrativeSections(
  db: Kysely<Schema>,
  { agentRowId, userId }: Pick<StoredSubject, "agentRowId" | "userId">,
  { ids, emails }: Pick<ErasedTerms, "ids" | "emails">,
): Readonly<Record<string, ReadRows>> {
  return {
    invitations: readPart(
      db,
      (after, limit) =>
        sql`SELECT id AS position, email, name, role, time_zone AS "timeZone",
        created_at AS "createdAt", expires_at AS "expiresAt", accepted_at AS "acceptedAt",
        revoked_at AS "revokedAt", sent_at AS "sentAt"
      FROM invitations WHERE id > ${after} AND (agent_id = ${agentRowId}
        OR accepted_by = ${userId} OR email = ANY(${[...emails]}::text[]))
      ORDER BY id LIMIT ${limit}`,
    ),
    findings: readPart(
      db,
      (after, limit) =>
        sql`SELECT id AS position, kind, day, strength, numbers, evidence, from_time AS "from",
        to_time AS "to", found_at AS "foundAt", state
      FROM fairness_findings WHERE id > ${after} AND agent_id = ${agentRowId}
      ORDER BY id LIMIT ${limit}`,
    ),
    comparedDays: readPart(
      db,
      (after, limit) =>
        sql`SELECT * FROM (SELECT row_number() OVER (ORDER BY day)::int AS position, day, burst,
        points_per_hour AS "pointsPerHour" FROM fairness_daily WHERE agent_id = ${agentRowId}) d
      WHERE position > ${after} ORDER BY position LIMIT ${limit}`,
    ),
    reports: readPart(
      db,
      (after, limit) =>
        sql`SELECT id AS position, (SELECT name FROM teams t WHERE t.id = s.team_id) AS team,
        weekday, hour, is_paused AS "isPaused"
      FROM report_schedules s WHERE id > ${after} AND recipients && ${[...emails]}::text[]
      ORDER BY id LIMIT ${limit}`,
    ),
    reportsSent: readPart(
      db,
      (after, limit) =>
        sql`SELECT id AS position, week, recipient, state, error, sent_at AS "sentAt"
      FROM report_deliveries WHERE id > ${after} AND recipient = ANY(${[...emails]}::text[])
      ORDER BY id LIMIT ${limit}`,
    ),
    drafts: readPart(
      db,
      (after, limit) =>
        sql`SELECT id AS position, name, note, rules, created_at AS "createdAt",
        changed_at AS "changedAt"
      FROM rule_drafts WHERE id > ${after}
        AND (created_by->>'id' = ${userId} OR changed_by->>'id' = ${userId})
      ORDER BY id LIMIT ${limit}`,
    ),
    acts: readPart(
      db,
      (after, limit) =>
        sql`SELECT id AS position, at, action, actor_kind AS "actorKind", actor_id AS "actorId",
        object_kind AS "objectKind", object_id AS "objectId", before, after, outcome,
        CASE WHEN actor_id = ${userId} THEN address END AS address,
        CASE WHEN actor_id = ${userId} THEN user_agent END AS "userAgent"
      FROM audit_log WHERE id > ${after} AND (actor_id = ${userId}
        OR object_id = ANY(${[...ids, ...emails]}::text[])) ORDER BY id LIMIT ${limit}`,
    ),
  };
}

/** Returns a reader of a section whose query has a column "position". */
function readPart(
  db: Kysely<Schema>,
  query: (after: number, limit: number) => ReturnType<typeof sql<PositionedRow>>,
): ReadRows {
  return async (after, limit) => {
    const { rows } = await query(after, limit).execute(db);
    return rows.map(({ position, ...row }) => ({ position, row }));
  };
}

interface PositionedRow {
  position: number;
}

/** Reads the whole ledger: also entries that were voided, and those that void them. */
async function readLedger(db: Kysely<Schema>, agentRowId: number, after: number, limit: number) {
  const { rows } = await sql<
    LedgerRow & { voids: number | null; is_void: boolean; type_title: string | null }
  >`SELECT h.*, t.title AS type_title
    FROM reward_history h LEFT JOIN event_types t ON t.type = h.type
    WHERE h.agent_id = ${agentRowId} AND h.id > ${after}
    ORDER BY h.id LIMIT ${limit}`.execute(db);
  return rows.map((row) => {
    const { voids, is_void: isVoid } = row;
    const entry = explainEntry(toLedgerEntry(row), row.id, [], row.type_title ?? undefined);
    const reason = voids === null ? entry.reason : `Takes back entry ${voids}`;
    return { position: row.id, row: { ...entry, reason, voids, isVoid } };
  });
}
