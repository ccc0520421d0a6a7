import type { Kysely } from "kysely";
import { addDays, localDay } from "@/core/calendars/calendar.ts";
import { calendarOf } from "@/core/calendars/calendars.ts";
import { teamOn } from "@/core/calendars/teams.ts";
import type { WorkingDaysView } from "@/core/profile.ts";
import type { Agent } from "@/db/agents/agents.ts";
import { findTeam } from "@/db/agents/teams.ts";
import { findCalendarFacts, readCalendarBook } from "@/db/calendars/calendars.ts";
import { listDaysOffOf } from "@/db/calendars/days_off.ts";
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
  const [book, facts, team] = await Promise.all([
    readCalendarBook(db),
    agent && findCalendarFacts(db, [agent.rowId]),
    agent && agent.team !== null ? findTeam(db, agent.team) : undefined,
  ]);
  const teams = (agent && facts?.get(agent.rowId)?.teams) ?? [];
  const { weekdays, changes = [] } = calendarOf(book, teams, []);
  const owner = { agent: agent?.rowId ?? null, team: teamOn(teams, today) };
  const span = { from: today, to: addDays(today, YEAR_DAYS), limit: MAX_DAYS_OFF };
  return {
    today,
    timeZone: zone,
    team: team ? { id: team.id, name: team.name } : null,
    weekdays: changes.findLast(({ from }) => from <= today)?.weekdays ?? weekdays,
    changes: changes.filter(({ from }) => from > today),
    daysOff: await listDaysOffOf(db, owner, span),
    leaveNeedsApproval: team?.leaveNeedsApproval ?? false,
  };
}
