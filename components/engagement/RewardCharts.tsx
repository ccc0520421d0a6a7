import { useMemo } from "preact/hooks";
import type { Engagement } from "@/core/engagement/views.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { engagementWords } from "@/words/engagement.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Card, type EngagementPlace } from "./Card.tsx";

/** How fast achievements are earned, and how long streaks live. */
export function RewardCharts({ data, ...place }: EngagementPlace & { data: Engagement }) {
  const words = wordsOf(engagementWords);
  const { achievements: { weeks, tiers }, streaks } = data;
  const weekSeries = useMemo(
    () => [{
      name: words.rewards.awards,
      kind: "bars" as const,
      values: weeks.map(({ awards }) => awards),
    }],
    [data],
  );
  const { lengths, curve } = useMemo(() => {
    // Every streak outlives the day before its first.
    const points = streaks.curve.length === 0 ? [] : [{ days: 0, survival: 1 }, ...streaks.curve];
    const values = points.map(({ survival }) => survival);
    return {
      lengths: points.map(({ days }) => days),
      curve: [{ name: words.rewards.longer, kind: "steps" as const, values }],
    };
  }, [data]);
  return (
    <div class="engagement-pair">
      <Card
        id="awards"
        title={words.rewards.title}
        note={words.rewards.note}
        table="weeks"
        place={place}
      >
        <Chart
          title={words.rewards.weeks}
          isTitleHidden
          format="count"
          unit={words.rewards.unit}
          x={weeks.map(({ week }) => week)}
          series={weekSeries}
        />
        {tiers.length > 0 && (
          <table class="engagement-table">
            <thead>
              <tr>
                <th scope="col">{words.rewards.tier}</th>
                <th scope="col">{words.rewards.agents}</th>
                <th scope="col">{words.rewards.median}</th>
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
        title={words.rewards.streaks}
        note={streakWords(data)}
        table="streaks"
        place={place}
      >
        <Chart
          title={words.rewards.curve}
          isTitleHidden
          format="ratio"
          x={lengths}
          xTitle={words.rewards.day}
          series={curve}
        />
      </Card>
    </div>
  );
}

function streakWords({ streaks: { spells, living, medianDays } }: Engagement): string {
  const { streakNote } = wordsOf(engagementWords);
  if (spells === 0) return streakNote.none;
  const half = medianDays === null
    ? streakNote.longer
    : streakNote.half(medianDays, formatNumber(medianDays));
  return `${streakNote.began(spells, formatNumber(spells), formatNumber(living))} ${half}`;
}
