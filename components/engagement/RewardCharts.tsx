import { useMemo } from "preact/hooks";
import type { Engagement } from "@/core/engagement/views.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { Card, type EngagementPlace } from "./Card.tsx";

/** How fast achievements are earned, and how long streaks live. */
export function RewardCharts({ data, ...place }: EngagementPlace & { data: Engagement }) {
  const { achievements: { weeks, tiers }, streaks } = data;
  const weekSeries = useMemo(
    () => [{ name: "Awards", kind: "bars" as const, values: weeks.map(({ awards }) => awards) }],
    [data],
  );
  const { lengths, curve } = useMemo(() => {
    // Every streak outlives the day before its first.
    const points = streaks.curve.length === 0 ? [] : [{ days: 0, survival: 1 }, ...streaks.curve];
    const values = points.map(({ survival }) => survival);
    return {
      lengths: points.map(({ days }) => days),
      curve: [{ name: "Streaks that last longer", kind: "steps" as const, values }],
    };
  }, [data]);
  return (
    <div class="engagement-pair">
      <Card
        id="awards"
        title="Achievements"
        note="Awards by week, and how long agents took to their first award of each tier."
        table="weeks"
        place={place}
      >
        <Chart
          title="Awards by week"
          isTitleHidden
          format="count"
          unit="awards"
          x={weeks.map(({ week }) => week)}
          series={weekSeries}
        />
        {tiers.length > 0 && (
          <table class="engagement-table">
            <thead>
              <tr>
                <th scope="col">Tier</th>
                <th scope="col">Agents</th>
                <th scope="col">Median days</th>
              </tr>
            </thead>
            <tbody>
              {tiers.map(({ tier, agents, medianDays }) => (
                <tr key={tier}>
                  <th scope="row">{formatNumber(tier)}</th>
                  <td class="tabular-nums">{formatNumber(agents)}</td>
                  <td class="tabular-nums">
                    {medianDays === null ? "–" : formatNumber(medianDays)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
      <Card
        id="streaks"
        title="How long streaks live"
        note={streakWords(data)}
        table="streaks"
        place={place}
      >
        <Chart
          title="Share of streaks that last longer than so many days"
          isTitleHidden
          format="ratio"
          x={lengths}
          xTitle="Day"
          series={curve}
        />
      </Card>
    </div>
  );
}

function streakWords({ streaks: { spells, living, medianDays } }: Engagement): string {
  if (spells === 0) return "No streak began in these days.";
  const began = `${formatNumber(spells)} ${spells === 1 ? "streak" : "streaks"} began, ` +
    `${formatNumber(living)} of them still live. `;
  return began +
    (medianDays === null
      ? "More than half last longer than anyone can tell yet."
      : `Half last longer than ${formatNumber(medianDays)} ${medianDays === 1 ? "day" : "days"}.`);
}
