import { useMemo, useState } from "preact/hooks";
import type { TechnicalMeasure, TechnicalReport } from "@/core/technical/views.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import { formatValue } from "@/components/charts/values.ts";
import { CircleAlert, CircleCheck, Hourglass } from "@/components/shared/icons.ts";
import { RANGES, technicalPath } from "./place.ts";

const EVERY_MILLISECONDS = 30_000;

const TITLES: Readonly<Record<TechnicalMeasure["key"], string>> = {
  response_time: "Response time",
  stream_stability: "Stream stability",
  query_time: "Database query time",
  cache_hit_rate: "Cache hit rate",
  error_rate: "Error rate",
};

const STATES = {
  met: { text: "On target", Icon: CircleCheck },
  missed: { text: "Off target", Icon: CircleAlert },
  unknown: { text: "Too little measured", Icon: Hourglass },
} as const;

/** The measures against their targets, each with its course. */
export function TechnicalView({ first, initial, timeZone }: {
  /** The range that the page was opened with, in hours. */
  first: number;
  initial: TechnicalReport | null;
  timeZone: string;
}) {
  const [hours, setHours] = useState(first);
  const remote = useRemote<TechnicalReport>(technicalPath(hours), {
    everyMilliseconds: EVERY_MILLISECONDS,
    initial: hours === first ? initial : null,
  });
  return (
    <>
      <PageHead title="Technical">
        <label>
          <span class="sr-only">Range</span>
          <select
            class="input select"
            value={hours}
            onChange={(event) => {
              const chosen = Number(event.currentTarget.value);
              setHours(chosen);
              history.replaceState(history.state, "", `?hours=${chosen}`);
            }}
          >
            {RANGES.map(([value, name]) => <option key={value} value={value}>{name}</option>)}
          </select>
        </label>
      </PageHead>
      <div class="page-body technical-wide">
        <RemoteView remote={remote}>
          {(report) => <Measures report={report} timeZone={timeZone} />}
        </RemoteView>
      </div>
    </>
  );
}

function Measures({ report, timeZone }: { report: TechnicalReport; timeZone: string }) {
  const { measures, instanceCount } = report;
  return (
    <>
      <p class="group-note">
        Measured by {instanceCount === 1 ? "the running instance" : `${instanceCount} instances`}
        {" "}
        of Laurel. Programs read the same numbers at <a href="/metrics">/metrics</a>; the{" "}
        <a href="/docs/guides/technical">guide</a> says what is measured how.
      </p>
      <div class="technical-cards">
        {measures.map((one) => (
          <MeasureCard key={one.key} measure={one} report={report} timeZone={timeZone} />
        ))}
      </div>
    </>
  );
}

function MeasureCard({ measure, report, timeZone }: {
  measure: TechnicalMeasure;
  report: TechnicalReport;
  timeZone: string;
}) {
  const { key, unit, value, target, isAtMost, state, sentence, percentiles } = measure;
  const format = unit === "share" ? "ratio" : "milliseconds";
  const { text, Icon } = STATES[state];
  const { points } = report;
  const chart = useMemo(() => ({
    x: points.map(({ at }) => at),
    series: [{ name: TITLES[key], values: points.map((point) => point[key]) }],
  }), [points, key]);
  return (
    <section class="technical-card" aria-labelledby={key} data-state={state}>
      <header class="technical-head">
        <h2 id={key} class="technical-title">{TITLES[key]}</h2>
        <span class="technical-state">
          <Icon size={15} />
          {text}
        </span>
      </header>
      <p class="technical-value">
        <strong>{precise(format, value)}</strong>
        <span>target {isAtMost ? "below" : "above"} {precise(format, target)}</span>
      </p>
      <p class="technical-sentence">{sentence}</p>
      {percentiles && (
        <dl class="technical-percentiles">
          {([["Half within", "p50"], ["95% within", "p95"], ["99% within", "p99"]] as const)
            .map(([name, at]) => (
              <div key={at}>
                <dt>{name}</dt>
                <dd>{precise(format, percentiles[at])}</dd>
              </div>
            ))}
        </dl>
      )}
      <Chart
        title={`${TITLES[key]} over time`}
        isTitleHidden
        size="small"
        format={format}
        timeZone={timeZone}
        {...chart}
      />
    </section>
  );
}

/** Shares near 0% and 100% need more places than a chart has. */
function precise(format: "ratio" | "milliseconds", value: number | null): string {
  if (format === "milliseconds" || value === null) return formatValue(format, value);
  return `${formatValue("count", value * 100)}%`;
}
