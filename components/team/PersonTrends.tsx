import { useMemo, useState } from "preact/hooks";
import type { AgentMetrics } from "@/core/metrics/views.ts";
import type { TeamPerson } from "@/core/team/views.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";
import { metricTrend, POINTS_TREND, pointsTrend } from "./trend.ts";

const EVERY_MILLISECONDS = 60_000;

/** The last 90 days of a person, by day and metric: a chart, and the same numbers as a table. */
export function PersonTrends({ person: { agent, days } }: { person: TeamPerson }) {
  const words = wordsOf(teamWords).trends;
  const [chosen, setChosen] = useState(POINTS_TREND);
  const [from, to] = [days[0]!.day, days.at(-1)!.day];
  const path = `/agents/${encodeURIComponent(agent.id)}/metrics?from=${from}&to=${to}`;
  const remote = useRemote<AgentMetrics>(path, { everyMilliseconds: EVERY_MILLISECONDS });
  const metrics = (remote.data?.metrics ?? []).filter((metric) => metric.days.length > 0);
  const metric = metrics.find(({ key }) => key === chosen);
  const trend = useMemo(
    () => metric ? metricTrend(metric, days.map(({ day }) => day)) : pointsTrend(days),
    [metric, days],
  );
  return (
    <section class="group-section" aria-labelledby="trends">
      <div class="team-bar">
        <h2 id="trends" class="group-title">{words.title}</h2>
        <label>
          <span class="sr-only">{words.shows}</span>
          <select
            class="input select"
            value={metric ? chosen : POINTS_TREND}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value={POINTS_TREND}>{words.points}</option>
            {metrics.map(({ key, title }) => <option key={key} value={key}>{title}</option>)}
          </select>
        </label>
      </div>
      {remote.error && <p class="group-note" role="status">{remote.error}</p>}
      <Chart {...trend} isTitleHidden />
    </section>
  );
}
