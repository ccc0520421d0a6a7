import type { WorkingDaysView } from "@/core/profile.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { formatDay, formatDays } from "@/components/shared/format.ts";
import { WEEK, weekdayName } from "@/components/shared/weekdays.ts";

/** The weekdays and the days off that count for the person's streak. */
export function WorkingDaysGroup({ view }: { view: WorkingDaysView }) {
  const { team, weekdays, changes, daysOff, timeZone } = view;
  const owner = team
    ? `The working days of your team, ${team.name}`
    : "The working days of the organization";
  return (
    <Group
      id="working-days"
      title="Working days"
      note={
        <>
          <bdi>{owner}</bdi>, in the time zone{" "}
          {timeZone}. They belong to the team, so that streaks compare fairly; nobody has weekdays
          of their own. Ask an admin for a change.
        </>
      }
    >
      <div class="group-row">
        <ul class="weekdays" aria-label="Working weekdays">
          {WEEK.map((day) => (
            <li key={day} data-works={weekdays.includes(day)}>
              <span aria-hidden="true">{weekdayName(day, "short")}</span>
              <span class="sr-only">
                {weekdayName(day, "long")}: {weekdays.includes(day) ? "working day" : "day off"}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {changes.map(({ from, weekdays: next }) => (
        <Row key={from} label={`From ${formatDay(from)}`}>
          {next.length === 0 ? "A pause" : next.map((day) => weekdayName(day, "short")).join(", ")}
        </Row>
      ))}
      {daysOff.map(({ first, last, name, isLeave }, index) => (
        <Row key={index} label={<bdi>{isLeave ? "Your leave" : name}</bdi>}>
          <span class="text-label-secondary">{formatDays(first, last)}</span>
        </Row>
      ))}
      {daysOff.length === 0 && (
        <Row label={<span class="text-label-secondary">No days off are planned.</span>} />
      )}
    </Group>
  );
}
