import { useMemo } from "preact/hooks";
import type { Engagement } from "@/core/engagement/views.ts";
import { BarList } from "@/components/charts/BarList.tsx";
import { formatValue } from "@/components/charts/values.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { Tile } from "@/components/team/Totals.tsx";
import { Card, type EngagementPlace } from "./Card.tsx";

/** How long visits last, and what is used. */
export function VisitCharts({ data, before, ...place }: EngagementPlace & {
  data: Engagement;
  before: Engagement | null;
}) {
  const { visits, features } = data;
  const lengths = useMemo(() =>
    visits.distribution.map(({ from, to, visits: count }, index) => ({
      key: String(from),
      name: lengthWords(from, to),
      value: count,
      before: before?.visits.distribution[index]?.visits,
    })), [data, before]);
  const used = useMemo(() =>
    features.filter(({ people }) => people > 0)
      .toSorted((a, b) => b.people - a.people || b.uses - a.uses)
      .map(({ feature, title, share, uses }) => ({
        key: feature,
        name: `${title} (${formatNumber(uses)} ${uses === 1 ? "use" : "uses"})`,
        value: share ?? 0,
        before: before?.features.find((one) => one.feature === feature)?.share,
      })), [data, before]);
  return (
    <div class="engagement-pair">
      <Card
        id="lengths"
        title="Length of visits"
        note="Time with the page in front and somebody at it. A visit ends after 30 minutes away."
        table="lengths"
        place={place}
      >
        <dl class="team-tiles">
          <Tile title="Visits" hint={beforeWords("count", before?.visits.count)}>
            {formatNumber(visits.count)}
          </Tile>
          <Tile title="Median" hint={beforeWords("seconds", before?.visits.medianSeconds)}>
            {formatValue("seconds", visits.medianSeconds)}
          </Tile>
          <Tile
            title="75th percentile"
            hint={beforeWords("seconds", before?.visits.upperQuartileSeconds)}
          >
            {formatValue("seconds", visits.upperQuartileSeconds)}
          </Tile>
        </dl>
        <BarList label="Visits by length" format="count" bars={visits.count === 0 ? [] : lengths} />
      </Card>
      <Card
        id="features"
        title="What is used"
        note="The share of people who used a part at least once. Uses within a minute count once."
        table="features"
        place={place}
      >
        <BarList label="Share of people by part" format="ratio" bars={used} />
      </Card>
    </div>
  );
}

function lengthWords(from: number, to: number | null): string {
  if (from === 0) return `Below ${formatValue("seconds", to)}`;
  const start = formatValue("seconds", from);
  return to === null ? `${start} or more` : `${start} to ${formatValue("seconds", to)}`;
}

function beforeWords(format: "count" | "seconds", value: number | null | undefined): string {
  return value === undefined || value === null ? "" : `Before ${formatValue(format, value)}`;
}
