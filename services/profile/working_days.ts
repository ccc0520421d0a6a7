import type { Kysely } from "kysely";
import { addDays, localDay } from "@/core/calendars/calendar.ts";
import { calendarOf } from "@/core/calendars/calendars.ts";
import { teamOn } from "@/core/calendars/teams.ts";
import type { WorkingDaysView } from "@/core/profile.ts";
import type { Agent } from "@/db/agents/agents.ts";
import { findTeam } from "@/db/agents/teams.ts";
import { findCalendarFacts, readCalendarBook } from "@/db/calendars/calendars.ts";
import { listDaysOffOf } from "@/db/calendars/days_off.ts";
import { findDeciders } from "@/db/leave.ts";
import type { Schema } from "@/db/postgres/schema.ts";

const YEAR_DAYS = 366;
/** More than anybody reads; a calendar with more is cut. */
const MAX_DAYS_OFF = 200;

/**
 * Returns when an agent is expected to work; for people without an agent, when the organization
 * does.
 */
export async function readWorkingDays(
  db: Kysely<Schema>,
  agent: Agent | null,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): Promise<WorkingDaysView> {
  const zone = agent?.timeZone ?? timeZone;
  const today = localDay(now, zone);
  const book = await readCalendarBook(db);
  const facts = agent && (await findCalendarFacts(db, [agent.rowId])).get(agent.rowId);
  const teams = facts?.teams ?? [];
  const { weekdays, changes = [] } = calendarOf(book, teams, []);
  const team = agent && agent.team !== null ? await findTeam(db, agent.team) : undefined;
  const owner = { agent: agent?.rowId ?? null, team: teamOn(teams, today) };
  const span = { from: today, to: addDays(today, YEAR_DAYS), limit: MAX_DAYS_OFF };
  const deciders = agent && await findDeciders(db, agent.rowId);
  return {
    today,
    timeZone: zone,
    team: team ? { id: team.id, name: team.name } : null,
    weekdays: changes.findLast(({ from }) => from <= today)?.weekdays ?? weekdays,
    changes: changes.filter(({ from }) => from > today),
    daysOff: await listDaysOffOf(db, owner, span),
    leaveNeedsApproval: deciders?.teamWantsApproval ?? false,
  };
}
