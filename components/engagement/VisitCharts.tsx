import { useMemo } from "preact/hooks";
import type { Engagement } from "@/core/engagement/views.ts";
import { BarList } from "@/components/charts/BarList.tsx";
import { formatValue } from "@/components/charts/values.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { Tile } from "@/components/team/Totals.tsx";
import { engagementWords } from "@/words/engagement.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Card, type EngagementPlace } from "./Card.tsx";

/** How long visits last, and what is used. */
export function VisitCharts({ data, before, ...place }: EngagementPlace & {
  data: Engagement;
  before: Engagement | null;
}) {
  const words = wordsOf(engagementWords);
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
        name: words.visits.uses(uses, words.features[feature] ?? title, formatNumber(uses)),
        value: share ?? 0,
        before: before?.features.find((one) => one.feature === feature)?.share,
      })), [data, before]);
  return (
    <div class="engagement-pair">
      <Card
        id="lengths"
        title={words.visits.title}
        note={words.visits.note}
        table="lengths"
        place={place}
      >
        <dl class="team-tiles">
          <Tile title={words.visits.count} hint={beforeWords("count", before?.visits.count)}>
            {formatNumber(visits.count)}
          </Tile>
          <Tile
            title={words.visits.median}
            hint={beforeWords("seconds", before?.visits.medianSeconds)}
          >
            {formatValue("seconds", visits.medianSeconds)}
          </Tile>
          <Tile
            title={words.visits.quartile}
            hint={beforeWords("seconds", before?.visits.upperQuartileSeconds)}
          >
            {formatValue("seconds", visits.upperQuartileSeconds)}
          </Tile>
        </dl>
        <BarList
          label={words.visits.byLength}
          format="count"
          bars={visits.count === 0 ? [] : lengths}
        />
      </Card>
      <Card
        id="features"
        title={words.visits.used}
        note={words.visits.usedNote}
        table="features"
        place={place}
      >
        <BarList label={words.visits.byPart} format="ratio" bars={used} />
      </Card>
    </div>
  );
}

function lengthWords(from: number, to: number | null): string {
  const words = wordsOf(engagementWords);
  if (from === 0) return words.visits.below(formatValue("seconds", to));
  const start = formatValue("seconds", from);
  return to === null
    ? words.visits.orMore(start)
    : words.visits.between(start, formatValue("seconds", to));
}

function beforeWords(format: "count" | "seconds", value: number | null | undefined): string {
  const words = wordsOf(engagementWords);
  return value === undefined || value === null
    ? ""
    : words.visits.before(formatValue(format, value));
}
