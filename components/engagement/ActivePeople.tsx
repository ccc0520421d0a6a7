import { useMemo } from "preact/hooks";
import type { Engagement } from "@/core/engagement/views.ts";
import { listDays } from "@/core/insights/range.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import { formatValue } from "@/components/charts/values.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { Tile } from "@/components/team/Totals.tsx";
import { engagementWords } from "@/words/engagement.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Card, type EngagementPlace } from "./Card.tsx";

type ActiveKey = "daily" | "weekly" | "monthly";

/** Who was here: numbers of today's range, and their trend. */
export function ActivePeople({ data, before, range, team }: EngagementPlace & {
  data: Engagement;
  /** The engagement of the compared range. */
  before: Engagement | null;
}) {
  const words = wordsOf(engagementWords);
  const days = useMemo(() => listDays(range), [range.from, range.to]);
  const series = useMemo(() => {
    const names = words.active.spans;
    const own = (Object.keys(names) as ActiveKey[]).map((key) => ({
      name: names[key],
      values: valuesOf(data, days, key),
    }));
    if (before === null) return own;
    const daysBefore = listDays(before);
    const compared = valuesOf(before, daysBefore, "daily");
    const name = words.active.before;
    return [own[0]!, {
      name,
      isCompared: true,
      values: days.map((_, index) => compared[index] ?? null),
    }, ...own.slice(1)];
  }, [data, before, days]);
  const mean = (of: Engagement | null, key: ActiveKey) => of && meanOf(of, key);
  return (
    <>
      <dl class="team-tiles" aria-label={words.active.tiles}>
        <Tile title={words.active.day} hint={beforeWords(mean(before, "daily"))}>
          {formatValue("count", rounded(mean(data, "daily")))}
        </Tile>
        <Tile title={words.active.week} hint={beforeWords(mean(before, "weekly"))}>
          {formatValue("count", rounded(mean(data, "weekly")))}
        </Tile>
        <Tile title={words.active.month} hint={beforeWords(mean(before, "monthly"))}>
          {formatValue("count", rounded(mean(data, "monthly")))}
        </Tile>
        <Tile title={words.active.stickiness} hint={words.active.stickinessHint}>
          {formatValue("ratio", data.stickiness)}
        </Tile>
        <Tile title={words.active.visitors} hint={peopleHint(data)}>
          {formatNumber(data.people)}
        </Tile>
      </dl>
      <Card
        id="active"
        title={words.active.title}
        note={words.active.note}
        table="active"
        place={{ range, team }}
      >
        <Chart
          title={words.active.title}
          isTitleHidden
          format="count"
          unit={words.people}
          x={days}
          series={series}
        />
      </Card>
    </>
  );
}

function valuesOf({ active }: Engagement, days: readonly string[], key: ActiveKey) {
  const known = new Map(active.map((one) => [one.day, one[key]]));
  return days.map((day) => known.get(day) ?? null);
}

function meanOf({ active }: Engagement, key: ActiveKey): number | null {
  if (active.length === 0) return null;
  return active.reduce((total, one) => total + one[key], 0) / active.length;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}

function beforeWords(value: number | null): string {
  const words = wordsOf(engagementWords);
  return value === null ? words.average : words.averageBefore(formatNumber(rounded(value)!));
}

function peopleHint({ accounts, optedOut }: Engagement): string {
  const words = wordsOf(engagementWords);
  const off = optedOut === 0 ? "" : `, ${words.notMeasured(formatNumber(optedOut))}`;
  return words.ofAccounts(accounts, formatNumber(accounts)) + off;
}
