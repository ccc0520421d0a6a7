import { useMemo } from "preact/hooks";
import type { Engagement } from "@/core/engagement/views.ts";
import { listDays } from "@/core/insights/range.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import { formatValue } from "@/components/charts/values.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { Tile } from "@/components/team/Totals.tsx";
import { Card, type EngagementPlace } from "./Card.tsx";

type ActiveKey = "daily" | "weekly" | "monthly";

/** Who was here: numbers of today's range, and their trend. */
export function ActivePeople({ data, before, range, team }: EngagementPlace & {
  data: Engagement;
  /** The engagement of the compared range. */
  before: Engagement | null;
}) {
  const days = useMemo(() => listDays(range), [range.from, range.to]);
  const series = useMemo(() => {
    const names = { daily: "On the day", weekly: "In 7 days", monthly: "In 28 days" };
    const own = (Object.keys(names) as ActiveKey[]).map((key) => ({
      name: names[key],
      values: valuesOf(data, days, key),
    }));
    if (before === null) return own;
    const daysBefore = listDays(before);
    const compared = valuesOf(before, daysBefore, "daily");
    const name = "On the day, before";
    return [own[0]!, {
      name,
      isCompared: true,
      values: days.map((_, index) => compared[index] ?? null),
    }, ...own.slice(1)];
  }, [data, before, days]);
  const mean = (of: Engagement | null, key: ActiveKey) => of && meanOf(of, key);
  return (
    <>
      <dl class="team-tiles" aria-label="People">
        <Tile title="Active on a day" hint={beforeWords(mean(before, "daily"))}>
          {formatValue("count", rounded(mean(data, "daily")))}
        </Tile>
        <Tile title="Active in a week" hint={beforeWords(mean(before, "weekly"))}>
          {formatValue("count", rounded(mean(data, "weekly")))}
        </Tile>
        <Tile title="Active in 28 days" hint={beforeWords(mean(before, "monthly"))}>
          {formatValue("count", rounded(mean(data, "monthly")))}
        </Tile>
        <Tile title="Stickiness" hint="Active on a day, of those in 28 days">
          {formatValue("ratio", data.stickiness)}
        </Tile>
        <Tile title="Visitors" hint={peopleHint(data)}>{formatNumber(data.people)}</Tile>
      </dl>
      <Card
        id="active"
        title="Active people"
        note="People who had Laurel in front of them, on each day and in the 7 and 28 days up to it."
        table="active"
        place={{ range, team }}
      >
        <Chart
          title="Active people"
          isTitleHidden
          format="count"
          unit="people"
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
  return value === null ? "On average" : `On average; before ${formatNumber(rounded(value)!)}`;
}

function peopleHint({ accounts, optedOut }: Engagement): string {
  const off = optedOut === 0 ? "" : `, ${formatNumber(optedOut)} not measured`;
  return `Of ${formatNumber(accounts)} ${accounts === 1 ? "account" : "accounts"}${off}`;
}
