import type { Kysely } from "kysely";
import type { ChallengeStanding } from "@/core/challenges/views.ts";
import { listRaces, type RunningRace } from "@/db/challenges/races.ts";
import { findStandings } from "@/db/challenges/standings.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A running challenge with the first competitors. */
export interface Race extends RunningRace {
  readonly standings: readonly ChallengeStanding[];
}

/** A screen turns through few challenges, and few rows are read from afar. */
const MAX_RACES = 3;
const MAX_STANDINGS = 7;

/** Reads the running challenges as nobody in particular sees them. */
export async function readRaces(
  db: Kysely<Schema>,
  team: string | null,
  now: number,
): Promise<readonly Race[]> {
  const races = await listRaces(db, { team, now: new Date(now), limit: MAX_RACES });
  if (races.length === 0) return [];
  const rowIds = races.map(({ rowId }) => rowId);
  const standings = await findStandings(db, rowIds, { agentRowId: null, teams: [] }, MAX_STANDINGS);
  return races.map((race) => ({ ...race, standings: standings.get(race.rowId) ?? [] }));
}
