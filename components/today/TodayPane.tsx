import { useEffect, useMemo, useState } from "preact/hooks";
import { Chart } from "@/components/charts/Chart.tsx";
import { GoalRings } from "@/components/goals/GoalRings.tsx";
import { OwnGoalsButton } from "@/components/goals/OwnGoalsButton.tsx";
import type { Api } from "@/components/shared/api.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { ChartColumn } from "@/components/shared/icons.ts";
import { Loading } from "@/components/shared/Loading.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { createResource } from "@/components/shared/resource.ts";
import type { Today } from "@/core/today/views.ts";
import { todayWords } from "@/words/today.ts";
import { headline } from "./headline.ts";
import { MetricTable } from "./MetricTable.tsx";
import { MetricTile } from "./MetricTile.tsx";

// A busy agent earns points every few seconds, and this reads four weeks.
const POINTS_WAIT_MILLISECONDS = 3_000;

/** How the day goes; read again when points arrive. */
export default function TodayPane(
  { api, isShown, onGoals, total }: {
    api: Api;
    /** Called when the person has set goals. */
    onGoals: () => void;
    isShown: boolean;
    /** The agent's points: the day is read again when they change. */
    total: number;
  },
) {
  const resource = useMemo(() => createResource(() => api.get<Today>("/me/today")), [api]);
  useEffect(() => isShown ? resource.follow() : undefined, [resource, isShown]);
  useEffect(() => resource.invalidate(POINTS_WAIT_MILLISECONDS), [resource, total]);
  const { data, error } = resource.state.value;
  if (data === null) {
    return error === null
      ? <Loading />
      : <Failure message={error} onRetry={() => resource.invalidate(0)} />;
  }
  const onSaved = () => {
    resource.invalidate(0);
    onGoals();
  };
  return <Day today={data} onGoals={onSaved} />;
}

function Day({ today, onGoals }: { today: Today; onGoals: () => void }) {
  const [isTable, setTable] = useState(false);
  const words = wordsOf(todayWords);
  const { goals, hours, comparedDays, timeZone } = today;
  if (hours.length === 0) {
    return (
      <div class="empty">
        <ChartColumn size={32} />
        <p class="empty-title">{words.empty.title}</p>
        <p class="text-label-secondary">{words.empty.text}</p>
        {goals.length > 0 && <GoalRings goals={goals} />}
        <OwnGoalsButton onSaved={onGoals} />
      </div>
    );
  }
  const usual = { name: words.usual, values: hours.map(({ usual }) => usual), isCompared: true };
  return (
    <div class="today-pane">
      <p class="today-headline">{headline(today)}</p>
      {goals.length > 0 && <GoalRings goals={goals} />}
      <Chart
        title={words.chart}
        format="count"
        x={hours.map(({ at }) => at)}
        timeZone={timeZone}
        size="small"
        series={[
          { name: words.today, values: hours.map(({ points }) => points) },
          ...comparedDays > 0 ? [usual] : [],
        ]}
      />
      {isTable ? <MetricTable metrics={today.metrics} /> : (
        <ul class="today-tiles">
          {today.metrics.map((metric) => (
            <li key={metric.key}>
              <MetricTile
                metric={metric}
                goal={goals.find((one) => one.metric === metric.key)}
              />
            </li>
          ))}
        </ul>
      )}
      <div class="today-foot">
        <p>{comparedDays > 0 ? words.compared(comparedDays) : words.firstDays}</p>
        <OwnGoalsButton onSaved={onGoals} />
        <button type="button" class="chart-action" onClick={() => setTable(!isTable)}>
          {isTable ? words.asTiles : words.asTable}
        </button>
      </div>
    </div>
  );
}
