import type { Kysely } from "kysely";
import { isWorkingDay } from "@/core/calendars/calendar.ts";
import { calendarOf } from "@/core/calendars/calendars.ts";
import type { DeriveContext } from "@/core/integrations/derived.ts";
import type { IntegrationSettings } from "@/core/integrations/settings.ts";
import { workingSeconds } from "@/core/calendars/working_time.ts";
import { findZones } from "@/db/agents/agents.ts";
import { findCalendarFacts } from "@/db/calendars/calendars.ts";
import { getEpoch } from "@/db/scoring/epoch.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { ConfigStore } from "@/services/rewards/config.ts";

/** What measuring waiting times needs to know. */
export interface ElapsedOptions {
  readonly settings: IntegrationSettings;
  /** Agents by the tool's id for them. */
  readonly agents: ReadonlyMap<string, number>;
  readonly config: ConfigStore;
  /** The organization's zone. */
  readonly timeZone: string;
}

/**
 * How long customers wait for somebody: around the clock, or within the working hours of the days
 * that the calendar of that person's team expects work on, in their own zone. For people nobody has
 * assigned the organization's calendar and zone count.
 */
export async function measureElapsed(
  db: Kysely<Schema>,
  { settings, agents, config, timeZone }: ElapsedOptions,
): Promise<DeriveContext["elapsed"]> {
  const { mode, start, end } = settings.responseTime;
  if (mode === "around_the_clock") return (_person, from, to) => Math.max(0, to - from) / 1_000;

  const rowIds = [...new Set(agents.values())];
  // Through the same connection: the embedded database has no second one.
  const { calendars } = await config.at(db, await getEpoch(db));
  const facts = rowIds.length > 0 ? await findCalendarFacts(db, rowIds) : new Map();
  const zones = await findZones(db, rowIds);
  return (person, from, to) => {
    const rowId = person === null ? undefined : agents.get(person);
    const own = rowId === undefined ? undefined : facts.get(rowId);
    const calendar = calendarOf(calendars, own?.teams ?? [], own?.leave ?? []);
    const zone = (rowId === undefined ? null : zones.get(rowId)) ?? timeZone;
    return workingSeconds(from, to, {
      timeZone: zone,
      start,
      end,
      isWorkingDay: (day) => isWorkingDay(calendar, day),
    });
  };
}
