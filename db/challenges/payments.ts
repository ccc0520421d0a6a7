import { type Kysely, sql, type Transaction } from "kysely";
import type { Participant } from "@/core/challenges/settlement.ts";
import { CHALLENGE_SOURCE } from "@/core/events/events.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";

/** The event that paid a participant. */
export interface Payment {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly place: number;
  readonly isReversed: boolean;
}

/** A participant when the challenge closes, with what was paid so far. */
export interface PaidParticipant extends Participant {
  readonly agentRowId: number;
  readonly name: string;
  /** Id of the agent's current team, which decides who may see messages. */
  readonly currentTeam: string | null;
  readonly place: number | null;
  /** How often a payment was taken back. */
  readonly revision: number;
  readonly payment: Payment | null;
}

/** Lists everyone who takes part in a challenge. */
export async function listParticipants(
  db: Kysely<Schema>,
  challengeRowId: number,
): Promise<readonly PaidParticipant[]> {
  const { rows } = await sql<{
    agent_id: number;
    agent: string;
    name: string;
    team: string | null;
    current_team: string | null;
    current_progress: number;
    completed_at: Date | null;
    last_time: Date | null;
    place: number | null;
    revision: number;
    paid_event_id: string | null;
    paid_time: Date | null;
    paid_place: number | null;
    is_reversed: boolean | null;
  }>`SELECT p.agent_id, a.key AS agent, a.name, t.key AS team, n.key AS current_team,
      p.current_progress, p.completed_at, p.last_time, p.place, p.revision, p.paid_event_id,
      e.time AS paid_time, (e.data->>'place')::int AS paid_place, e.is_reversed
    FROM agent_challenges p JOIN agents a ON a.id = p.agent_id
    LEFT JOIN teams t ON t.id = p.team_id
    LEFT JOIN teams n ON n.id = a.team_id
    LEFT JOIN events e ON e.source = ${CHALLENGE_SOURCE} AND e.event_id = p.paid_event_id
    WHERE p.challenge_id = ${challengeRowId}`.execute(db);
  return rows.map((row) => ({
    agentRowId: row.agent_id,
    agent: row.agent,
    name: row.name,
    team: row.team,
    currentTeam: row.current_team,
    progress: row.current_progress,
    completedAt: row.completed_at?.getTime() ?? null,
    lastTime: row.last_time?.getTime() ?? null,
    place: row.place,
    revision: row.revision,
    payment: row.paid_event_id === null ? null : {
      id: row.paid_event_id,
      time: row.paid_time?.getTime() ?? 0,
      place: row.paid_place ?? 0,
      isReversed: row.is_reversed ?? false,
    },
  }));
}

/** Stores the places of participants; null for those who did not win. */
export async function savePlaces(
  trx: Transaction<Schema>,
  challengeRowId: number,
  places: readonly { readonly agentRowId: number; readonly place: number | null }[],
): Promise<void> {
  const columns: ArrayColumns = {
    agent_id: ["int[]", places.map((one) => one.agentRowId)],
    place: ["int[]", places.map((one) => one.place)],
  };
  await sql`UPDATE agent_challenges p SET place = n.place
    FROM ${unnest("n", columns)}
    WHERE p.challenge_id = ${challengeRowId} AND p.agent_id = n.agent_id`.execute(trx);
}

/** What a participant has been paid so far. */
export interface PaidState {
  readonly agentRowId: number;
  readonly pointsEarned: number;
  readonly revision: number;
  readonly paidEventId: string | null;
}

/** Stores what was paid; call it in the transaction that pays. */
export async function savePayments(
  trx: Transaction<Schema>,
  challengeRowId: number,
  states: readonly PaidState[],
): Promise<void> {
  const columns: ArrayColumns = {
    agent_id: ["int[]", states.map((one) => one.agentRowId)],
    points: ["int[]", states.map((one) => one.pointsEarned)],
    revision: ["int[]", states.map((one) => one.revision)],
    paid: ["text[]", states.map((one) => one.paidEventId)],
  };
  await sql`UPDATE agent_challenges p SET points_earned = n.points, revision = n.revision,
      paid_event_id = n.paid
    FROM ${unnest("n", columns)}
    WHERE p.challenge_id = ${challengeRowId} AND p.agent_id = n.agent_id`.execute(trx);
}
