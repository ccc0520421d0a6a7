import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { signedMessageOf } from "@/core/spins/spin_id.ts";
import type { PrizeField, SpinRecord } from "@/core/spins/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/**
 * A spin with its owner. The record contains the seed, which must be hidden until the day is over.
 */
export interface StoredSpin {
  /** The place among the agent's spins, for cursors. */
  readonly place: SpinPlace;
  /** The current owner; the record has the id that it was drawn with. */
  readonly owner: string;
  readonly team: string | null;
  readonly record: SpinRecord & { readonly seed: string };
}

/** The place of a spin in the list of an agent's spins. */
export interface SpinPlace {
  readonly day: Day;
  readonly number: number;
}

/** A spin that was just drawn. */
export interface NewSpin {
  readonly id: string;
  readonly agentRowId: number;
  readonly day: Day;
  readonly number: number;
  readonly wheelVersion: number;
  readonly candidates: readonly PrizeField[];
  readonly prize: PrizeField;
  readonly digest: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** Stores a spin. */
export async function insertSpin(db: Kysely<Schema>, spin: NewSpin): Promise<void> {
  await db.insertInto("spins").values({
    id: spin.id,
    agent_id: spin.agentRowId,
    day: spin.day,
    number: spin.number,
    wheel_version: spin.wheelVersion,
    candidates: JSON.stringify(spin.candidates),
    prize: JSON.stringify(spin.prize),
    digest: spin.digest,
    created_at: new Date(spin.time),
  }).execute();
}

/** Returns the number of an agent's last spin on a day; 0 when there is none. */
export async function getLastNumber(
  db: Kysely<Schema>,
  agentRowId: number,
  day: Day,
): Promise<number> {
  const row = await db.selectFrom("spins").select((eb) => eb.fn.max("number").as("last"))
    .where("agent_id", "=", agentRowId).where("day", "=", day).executeTakeFirst();
  return row?.last ?? 0;
}

/** Returns the spin with this id, or undefined. */
export async function findSpin(db: Kysely<Schema>, id: string): Promise<StoredSpin | undefined> {
  return (await select(db, sql`s.id = ${id}`, 1))[0];
}

/** Lists an agent's spins, newest first, after a place in the list. */
export async function listSpins(
  db: Kysely<Schema>,
  agentRowId: number,
  page: { readonly limit: number; readonly before: SpinPlace | null },
): Promise<StoredSpin[]> {
  const { before } = page;
  const isBefore = before
    ? sql`AND (s.day, s.number) < (${before.day}::date, ${before.number}::int)`
    : sql``;
  return await select(db, sql`s.agent_id = ${agentRowId} ${isBefore}`, page.limit);
}

interface SpinRow {
  id: string;
  agent: string;
  owner: string;
  team: string | null;
  day: Day;
  number: number;
  wheel_version: number;
  candidates: PrizeField[];
  prize: PrizeField;
  digest: string;
  created_at: Date;
  seed: string;
  commitment: string;
}

async function select(
  db: Kysely<Schema>,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<StoredSpin[]> {
  const { rows } = await sql<
    SpinRow
  >`SELECT s.id, coalesce(s.drawn_as, a.key) AS agent, a.key AS owner, t.key AS team, s.day, s.number,
      s.wheel_version, s.candidates, s.prize, s.digest, s.created_at, d.seed, d.commitment
    FROM spins s JOIN agents a ON a.id = s.agent_id JOIN spin_seeds d ON d.day = s.day
    LEFT JOIN teams t ON t.id = a.team_id
    WHERE ${where} ORDER BY s.day DESC, s.number DESC LIMIT ${limit}`.execute(db);
  return rows.map(fromRow);
}

function fromRow(row: SpinRow): StoredSpin {
  const { id, agent, day, prize, candidates, commitment, seed, digest } = row;
  return {
    place: { day, number: row.number },
    owner: row.owner,
    team: row.team,
    record: {
      id,
      agent,
      day,
      prize,
      candidates,
      commitment,
      seed,
      digest,
      time: row.created_at.toISOString(),
      wheelVersion: row.wheel_version,
      message: signedMessageOf(agent, id),
    },
  };
}
