import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { findTeamRow } from "@/db/team/members.ts";
import { findTeamRowIds } from "@/db/engagement/teams.ts";
import type { Person } from "@/services/auth/identity.ts";

/** Which agents a page of insights is about. */
export interface InsightScope {
  /** The chosen team; null: everybody whom the person may see. */
  readonly team: { readonly id: string; readonly name: string } | null;
  /** The teams by row id; null: everybody, also people without a team. */
  readonly rowIds: readonly number[] | null;
}

/**
 * Returns the scope of a person: admins see everybody, managers their teams.
 * @param id a team to look at alone
 * @returns undefined when no team that the person may see has this id
 */
export async function scopeOf(
  db: Kysely<Schema>,
  { role, teams }: Pick<Person, "role" | "teams">,
  id: string | undefined,
): Promise<InsightScope | undefined> {
  const own = role === "admin" ? null : teams;
  if (id === undefined) {
    return { team: null, rowIds: own === null ? null : await findTeamRowIds(db, own) };
  }
  if (own !== null && !own.includes(id)) return undefined;
  const found = await findTeamRow(db, id);
  return found && { team: { id: found.id, name: found.name }, rowIds: [found.rowId] };
}
