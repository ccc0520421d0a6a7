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

/** The input for measuring waiting times. */
export interface ElapsedOptions {
  readonly settings: IntegrationSettings;
  /** Agents by their ids in the tool. */
  readonly agents: ReadonlyMap<string, number>;
  readonly config: ConfigStore;
  /** The organization's time zone. */
  readonly timeZone: string;
}

/**
 * Returns a function that measures how long a customer waited for a person: around the clock, or
 * only within the working hours of the days on which the calendar of the person's team expects
 * work, in the person's time zone. For people without an assigned agent, the organization's
 * calendar and time zone apply.
 */
export async function measureElapsed(
  db: Kysely<Schema>,
  { settings, agents, config, timeZone }: ElapsedOptions,
): Promise<DeriveContext["elapsed"]> {
  const { mode, start, end } = settings.responseTime;
  if (mode === "around_the_clock") return (_person, from, to) => Math.max(0, to - from) / 1_000;

  const rowIds = [...new Set(agents.values())];
  // Use the same connection, because the embedded database has only one.
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
