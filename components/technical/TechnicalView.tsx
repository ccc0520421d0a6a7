import { useMemo, useState } from "preact/hooks";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { TechnicalMeasure, TechnicalReport } from "@/core/technical/views.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import { formatValue } from "@/components/charts/values.ts";
import { CircleAlert, CircleCheck, Hourglass } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { technicalMeasureWords, technicalWords } from "@/words/technical.ts";
import { RANGES, technicalPath } from "./place.ts";

const EVERY_MILLISECONDS = 30_000;

const ICONS = { met: CircleCheck, missed: CircleAlert, unknown: Hourglass } as const;

/** The measures against their targets, each with its course. */
export function TechnicalView({ first, initial, timeZone }: {
  /** The range that the page was opened with, in hours. */
  first: number;
  initial: TechnicalReport | null;
  timeZone: string;
}) {
  const words = wordsOf(technicalWords);
  const [hours, setHours] = useState(first);
  const remote = useRemote<TechnicalReport>(technicalPath(hours), {
    everyMilliseconds: EVERY_MILLISECONDS,
    initial: hours === first ? initial : null,
  });
  return (
    <>
      <PageHead title={words.title}>
        <label>
          <span class="sr-only">{words.range}</span>
          <select
            class="input select"
            value={hours}
            onChange={(event) => {
              const chosen = Number(event.currentTarget.value);
              setHours(chosen);
              history.replaceState(history.state, "", `?hours=${chosen}`);
            }}
          >
            {RANGES.map((value) => <option key={value} value={value}>{words.ranges[value]}
            </option>)}
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
  const words = wordsOf(technicalWords);
  const { measures, instanceCount } = report;
  return (
    <>
      <p class="group-note">
        <Sentence
          text={words.measured(instanceCount)}
          parts={{
            metrics: <a href="/metrics">/metrics</a>,
            guide: <a href="/docs/guides/technical">{words.guide}</a>,
          }}
        />
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
  const words = wordsOf(technicalWords);
  const { key, unit, value, target, isAtMost, state, sentence, percentiles } = measure;
  const format = unit === "share" ? "ratio" : "milliseconds";
  const { titles, states } = wordsOf(technicalMeasureWords);
  const title = titles[key];
  const Icon = ICONS[state];
  const { points } = report;
  const chart = useMemo(() => ({
    x: points.map(({ at }) => at),
    series: [{ name: title, values: points.map((point) => point[key]) }],
  }), [points, key, title]);
  return (
    <section class="technical-card" aria-labelledby={key} data-state={state}>
      <header class="technical-head">
        <h2 id={key} class="technical-title">{title}</h2>
        <span class="technical-state">
          <Icon size={15} />
          {states[state]}
        </span>
      </header>
      <p class="technical-value">
        <strong>{precise(format, value)}</strong>
        <span>{(isAtMost ? words.below : words.above)(precise(format, target))}</span>
      </p>
      <p class="technical-sentence">{sentence}</p>
      {percentiles && (
        <dl class="technical-percentiles">
          {(["p50", "p95", "p99"] as const).map((at) => (
            <div key={at}>
              <dt>{words.percentiles[at]}</dt>
              <dd>{precise(format, percentiles[at])}</dd>
            </div>
          ))}
        </dl>
      )}
      <Chart
        title={words.overTime(title)}
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
