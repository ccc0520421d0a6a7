import { useMemo } from "preact/hooks";
import type { FindingDetail } from "@/core/fairness/views.ts";
import { Chart } from "@/components/charts/Chart.tsx";

/** The person beside the peers, on the days before the finding. */
export function PeersChart({ detail: { finding, days } }: { detail: FindingDetail }) {
  const title = finding.kind === "burst"
    ? "Paid events in the busiest five minutes"
    : "Points per hour";
  const x = useMemo(() => days.map(({ day }) => day), [days]);
  const series = useMemo(() => [
    { name: finding.agent.name, kind: "bars" as const, values: days.map(({ value }) => value) },
    { name: "Median of the team", values: days.map(({ peers }) => peers) },
  ], [days]);
  return (
    <section class="group-section" aria-labelledby="peers">
      <h2 id="peers" class="group-title">Beside the peers</h2>
      <Chart title={title} format="count" x={x} series={series} />
    </section>
  );
}
