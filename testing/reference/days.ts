import type { Day, World, WorldAgent } from "./world.ts";

/** Returns the calendar date in a zone. */
export function dateIn(zone: string, time: number): Day {
  return Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDate()
    .toString();
}

export function nextDay(day: Day): Day {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** Returns the ISO weekday, 1 = Monday. */
function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

export function mondayOf(day: Day): Day {
  return Temporal.PlainDate.from(day).subtract({ days: weekdayOf(day) - 1 }).toString();
}

export function firstOfMonth(day: Day): Day {
  return Temporal.PlainDate.from(day).with({ day: 1 }).toString();
}

/** Returns the team of an agent on a day. */
export function teamOfDay(agent: WorldAgent, day: Day): number | null {
  let team: number | null = null;
  for (const span of agent.teams) if (span.from <= day) team = span.team;
  return team;
}

/** Returns whether an agent is expected to work on a day. */
export function worksOn(world: World, agent: WorldAgent, day: Day): boolean {
  const team = teamOfDay(agent, day);
  const weekdays = weekdaysOf(world, team, day) ?? weekdaysOf(world, null, day) ?? [1, 2, 3, 4, 5];
  if (!weekdays.includes(weekdayOf(day))) return false;
  return !world.daysOff.some((off) => {
    if (day < off.first || day > off.last) return false;
    if (off.agent !== null) return off.agent === agent.id;
    return off.team === null || off.team === team;
  });
}

/** Returns the weekdays of an owner's newest calendar that is in force on a day. */
function weekdaysOf(world: World, team: number | null, day: Day): readonly number[] | undefined {
  const begun = world.calendars.filter((one) => one.team === team && one.from <= day);
  begun.sort((a, b) => (a.from < b.from ? -1 : 1));
  return begun.at(-1)?.weekdays;
}
