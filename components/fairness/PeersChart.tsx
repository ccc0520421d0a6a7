import { useMemo } from "preact/hooks";
import type { FindingDetail } from "@/core/fairness/views.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import { fairnessWords } from "@/words/fairness.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** The person beside the peers, on the days before the finding. */
export function PeersChart({ detail: { finding, days } }: { detail: FindingDetail }) {
  const words = wordsOf(fairnessWords);
  const title = finding.kind === "burst" ? words.chart.burst : words.chart.perHour;
  const x = useMemo(() => days.map(({ day }) => day), [days]);
  const series = useMemo(() => [
    { name: finding.agent.name, kind: "bars" as const, values: days.map(({ value }) => value) },
    { name: words.chart.median, values: days.map(({ peers }) => peers) },
  ], [days]);
  return (
    <section class="group-section" aria-labelledby="peers">
      <h2 id="peers" class="group-title">{words.chart.title}</h2>
      <Chart title={title} format="count" x={x} series={series} />
    </section>
  );
}
