import type { WorkingCalendarRow } from "@/db/calendars/working_calendars.ts";

/** Returns whose rows the weekdays and the holidays of a calendar are. */
export function ownerOf({ id, kind, team }: Pick<WorkingCalendarRow, "id" | "kind" | "team">) {
  const calendar = kind === "shared" ? id : null;
  return { team: team?.rowId ?? null, agent: null, calendar };
}

/** Returns the row ids of the teams for which a calendar counts; null: everybody. */
export function teamRows({ kind, team, teams }: WorkingCalendarRow): readonly number[] | null {
  if (kind === "organization") return null;
  return kind === "team" ? [team!.rowId] : teams.map(({ rowId }) => rowId);
}
