import { Sentence } from "@/components/shared/Sentence.tsx";
import type { WorkingDaysView } from "@/core/profile.ts";
import { Group, Row } from "@/components/admin/Group.tsx";
import { formatDay, formatDays } from "@/components/shared/format.ts";
import { WEEK, weekdayName } from "@/components/shared/weekdays.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { settingsWords } from "@/words/settings.ts";

/** The weekdays and the days off that count for the person's streak. */
export function WorkingDaysGroup({ view }: { view: WorkingDaysView }) {
  const words = wordsOf(settingsWords).workingDays;
  const { team, weekdays, changes, daysOff, timeZone } = view;
  return (
    <Group
      id="working-days"
      title={words.title}
      note={
        <Sentence
          text={team ? words.noteOfTeam : words.note}
          parts={{ team: <bdi>{team?.name}</bdi>, zone: timeZone }}
        />
      }
    >
      <div class="group-row">
        <ul class="weekdays" aria-label={words.weekdays}>
          {WEEK.map((day) => (
            <li key={day} data-works={weekdays.includes(day)}>
              <span aria-hidden="true">{weekdayName(day, "short")}</span>
              <span class="sr-only">
                {(weekdays.includes(day) ? words.works : words.rests)(weekdayName(day, "long"))}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {changes.map(({ from, weekdays: next }) => (
        <Row key={from} label={words.from(formatDay(from))}>
          {next.length === 0 ? words.pause : next.map((day) =>
            weekdayName(day, "short")
          ).join(", ")}
        </Row>
      ))}
      {daysOff.map(({ first, last, name, isLeave }, index) => (
        <Row key={index} label={<bdi>{isLeave ? words.yourLeave : name}</bdi>}>
          <span class="text-label-secondary">{formatDays(first, last)}</span>
        </Row>
      ))}
      {daysOff.length === 0 && (
        <Row label={<span class="text-label-secondary">{words.noDaysOff}</span>} />
      )}
    </Group>
  );
}
