import { sql, type Transaction } from "kysely";
import { CHALLENGE_SOURCE } from "@/core/events/events.ts";
import { moveLeave } from "@/db/leave.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Row ids of the agent that is merged and of the agent it is merged into. */
export interface Merge {
  readonly from: number;
  readonly into: number;
}

/**
 * Moves one agent's events to another, together with everything that decides their points and who
 * gets future work. Data that is derived from the events is not moved; it must be derived again.
 * @returns how many events, and how many people in tools, were moved
 */
export async function moveWork(
  trx: Transaction<Schema>,
  { from, into }: Merge,
): Promise<{ readonly events: number; readonly people: number }> {
  const moved = await sql`UPDATE events SET agent_id = ${into} WHERE agent_id = ${from}`.execute(
    trx,
  );
  await sql`UPDATE boosts SET agent_id = ${into} WHERE agent_id = ${from}`.execute(trx);
  await sql`UPDATE days_off SET agent_id = ${into} WHERE agent_id = ${from}`.execute(trx);
  await moveLeave(trx, { from, into });
  await sql`DELETE FROM rescores WHERE agent_id = ${from}`.execute(trx);
  // The agent that stays keeps its own days without Laurel.
  await sql`DELETE FROM holdout_members WHERE agent_id = ${from}`.execute(trx);
  await sql`DELETE FROM performance_baseline f USING performance_baseline i
    WHERE f.agent_id = ${from} AND i.agent_id = ${into} AND i.day = f.day`.execute(trx);
  await sql`UPDATE performance_baseline SET agent_id = ${into} WHERE agent_id = ${from}`
    .execute(trx);
  // What both were told is told once; the agent that stays has the say of what it wants to hear.
  await sql`UPDATE notifications f SET agent_id = ${into} WHERE f.agent_id = ${from}
    AND NOT EXISTS (SELECT FROM notifications i WHERE i.agent_id = ${into} AND i.key = f.key)`
    .execute(trx);
  await sql`DELETE FROM notifications WHERE agent_id = ${from}`.execute(trx);
  await sql`DELETE FROM notification_settings WHERE agent_id = ${from}`.execute(trx);
  await sql`DELETE FROM goals WHERE agent_id = ${from}`.execute(trx);
  const people = await sql`UPDATE external_identities SET agent_id = ${into}
    WHERE agent_id = ${from}`.execute(trx);
  await sql`UPDATE derived_events SET agent_id = ${into} WHERE agent_id = ${from}`.execute(trx);
  await sql`UPDATE derived_events SET sent_agent_id = ${into}
    WHERE sent_agent_id = ${from}`.execute(trx);
  return {
    events: Number(moved.numAffectedRows ?? 0),
    people: Number(people.numAffectedRows ?? 0),
  };
}

/**
 * Moves spins and the rights that they used; a right that both agents used counts once. Unused
 * rights are derived from the work and are not moved.
 */
export async function moveSpins(trx: Transaction<Schema>, { from, into }: Merge): Promise<void> {
  await sql`DELETE FROM spin_rights WHERE agent_id = ${from} AND spin_id IS NULL`.execute(trx);
  await sql`DELETE FROM spin_rights r USING spin_rights used
    WHERE r.agent_id = ${into} AND r.spin_id IS NULL
      AND used.agent_id = ${from} AND used.ref = r.ref`.execute(trx);
  await sql`UPDATE spin_rights r SET agent_id = ${into} WHERE r.agent_id = ${from}
    AND NOT EXISTS (SELECT FROM spin_rights o WHERE o.agent_id = ${into} AND o.ref = r.ref)`
    .execute(trx);
  // Both have used the same rights: one row per right is enough, and the spins themselves stay.
  await sql`DELETE FROM spin_rights WHERE agent_id = ${from}`.execute(trx);
  await sql`UPDATE spins s SET agent_id = ${into},
      drawn_as = coalesce(s.drawn_as, (SELECT key FROM agents WHERE id = ${from})),
      number = s.number + coalesce((SELECT max(o.number) FROM spins o
        WHERE o.agent_id = ${into} AND o.day = s.day), 0)
    WHERE s.agent_id = ${from}`.execute(trx);
}

/**
 * Moves an agent's rows in challenges. Where both take part, one row remains; it keeps the payment
 * of the one who was paid.
 * @returns the challenges to count again, and payments to take back because the other payment stays
 */
export async function moveParts(
  trx: Transaction<Schema>,
  { from, into }: Merge,
): Promise<{ readonly challenges: number[]; readonly paidTwice: string[] }> {
  const { rows } = await sql<{ challenge_id: number }>`SELECT DISTINCT challenge_id
    FROM agent_challenges WHERE agent_id IN (${from}, ${into})`.execute(trx);
  const twice = await sql<{ event_id: string }>`SELECT e.event_id
    FROM agent_challenges f JOIN agent_challenges i USING (challenge_id)
    JOIN events e ON e.source = ${CHALLENGE_SOURCE} AND e.event_id = f.paid_event_id
    WHERE f.agent_id = ${from} AND i.agent_id = ${into} AND i.paid_event_id IS NOT NULL
      AND NOT e.is_reversed`.execute(trx);
  await sql`UPDATE agent_challenges i SET
      paid_event_id = coalesce(i.paid_event_id, f.paid_event_id),
      points_earned = CASE WHEN i.paid_event_id IS NULL THEN f.points_earned
        ELSE i.points_earned END,
      revision = greatest(i.revision, f.revision), joined_at = least(i.joined_at, f.joined_at)
    FROM agent_challenges f WHERE f.agent_id = ${from} AND i.agent_id = ${into}
      AND f.challenge_id = i.challenge_id`.execute(trx);
  await sql`DELETE FROM agent_challenges f USING agent_challenges i WHERE f.agent_id = ${from}
    AND i.agent_id = ${into} AND f.challenge_id = i.challenge_id`.execute(trx);
  await sql`UPDATE agent_challenges SET agent_id = ${into} WHERE agent_id = ${from}`.execute(trx);
  return {
    challenges: rows.map((row) => row.challenge_id),
    paidTwice: twice.rows.map((row) => row.event_id),
  };
}

/** Replaces the agent's id in challenges whose audience names agents. */
export async function renameInAudiences(
  trx: Transaction<Schema>,
  before: string,
  after: string,
): Promise<void> {
  const named = JSON.stringify({ agents: [before] });
  const { rows } = await sql<{ id: number; audience: { agents: string[] } }>`
    SELECT id, audience FROM challenges WHERE audience @> ${named}::jsonb`.execute(trx);
  for (const { id, audience } of rows) {
    const agents = [...new Set(audience.agents.map((name) => name === before ? after : name))];
    await trx.updateTable("challenges").set({ audience: JSON.stringify({ agents }) })
      .where("id", "=", id).execute();
  }
}

/**
 * Turns the row of a merged agent into a pointer to the other agent, who gets its id and e-mail as
 * aliases and, without an account of their own, its account.
 * @returns whether there was an account, and whose it is now
 */
export async function closeMerged(
  trx: Transaction<Schema>,
  { from, into }: Merge,
): Promise<"none" | "moved" | "unlinked"> {
  await sql`UPDATE agent_aliases SET agent_id = ${into} WHERE agent_id = ${from}`.execute(trx);
  await sql`INSERT INTO agent_aliases (alias, agent_id, is_former_id, search_text)
    SELECT DISTINCT ON (n.alias) n.alias, ${into}::int, n.is_former_id, n.search_text FROM agents a
    CROSS JOIN LATERAL (VALUES (a.key, TRUE, split_part(a.search_text, E'\n', 2)),
      (a.email, FALSE, split_part(a.search_text, E'\n', 3))) AS n(alias, is_former_id, search_text)
    WHERE a.id = ${from} AND n.alias IS NOT NULL ORDER BY n.alias, n.is_former_id DESC
    ON CONFLICT (alias) DO UPDATE SET is_former_id = excluded.is_former_id`.execute(trx);
  await sql`UPDATE agents SET merged_into = ${into} WHERE id = ${from} OR merged_into = ${from}`
    .execute(trx);
  await sql`UPDATE agents SET email = NULL, team_id = NULL, hidden = TRUE,
      updated_at = CURRENT_TIMESTAMP WHERE id = ${from}`.execute(trx);
  // Every day is measured again, because work was added to it.
  await sql`DELETE FROM agent_metrics_daily WHERE agent_id = ${from}`.execute(trx);
  await sql`UPDATE agent_days SET is_measured = FALSE, is_spread = FALSE
    WHERE agent_id = ${into}`.execute(trx);
  const { numAffectedRows } = await sql`UPDATE users SET agent_id = ${into}
    WHERE agent_id = ${from} AND NOT EXISTS (SELECT FROM users WHERE agent_id = ${into})`
    .execute(trx);
  if (numAffectedRows) return "moved";
  const unlinked = await sql`UPDATE users SET agent_id = NULL WHERE agent_id = ${from}`.execute(
    trx,
  );
  return unlinked.numAffectedRows ? "unlinked" : "none";
}

/** Returns what an agent was merged into, or null. */
export async function findMergedInto(
  trx: Transaction<Schema>,
  rowId: number,
): Promise<number | null> {
  const row = await trx.selectFrom("agents").select("merged_into").where("id", "=", rowId)
    .executeTakeFirst();
  return row?.merged_into ?? null;
}
