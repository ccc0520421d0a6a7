import type { ComponentChildren } from "preact";
import { MEASURES } from "@/core/team/measures.ts";
import { formatMeasure } from "@/core/team/sentences.ts";
import type { ComparedMean, TeamAgent, TeamNow } from "@/core/team/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { UsualBar } from "./UsualBar.tsx";
import { usualWords } from "./words.ts";

/** What the team amounts to now. */
export function TeamTotals({ totals }: { totals: TeamNow["totals"] }) {
  const { working, idle, off } = totals;
  return (
    <dl class="team-tiles" aria-label="The team today">
      <Tile title="Working now" hint={`${formatNumber(idle)} idle, ${formatNumber(off)} off`}>
        {formatNumber(working)} <small>of {formatNumber(working + idle + off)}</small>
      </Tile>
      <NumberTiles of={totals} />
    </dl>
  );
}

/** Points, means and calls of a team or a person. */
export function NumberTiles({ of }: { of: Pick<TeamAgent, "points" | "counts" | "measures"> }) {
  const { points, counts, measures } = of;
  return (
    <>
      <Tile title="Points today" hint={usualWords(points.usual)}>
        {formatNumber(points.today)}
        <UsualBar today={points.today} usual={points.usual} />
      </Tile>
      <MeasureTile name="responseTime" measured={measures.responseTime} />
      <MeasureTile name="quality" measured={measures.quality} />
      <MeasureTile name="conversion" measured={measures.conversion} />
      <Tile title="Calls" hint={usualWords(counts.calls.usual)}>
        {formatNumber(counts.calls.today)}
      </Tile>
      <MeasureTile name="completeness" measured={measures.completeness} />
    </>
  );
}

function MeasureTile(
  { name, measured: { today, usual } }: { name: keyof typeof MEASURES; measured: ComparedMean },
) {
  const { title, counted: [one, many] } = MEASURES[name];
  // A value and its unit stay on one line.
  const value = formatMeasure(name, usual.value).replaceAll(" ", "\u00a0");
  const known = usual.value === null ? "" : `, usually ${value}`;
  return (
    <Tile
      title={title}
      hint={`${formatNumber(today.count)} ${today.count === 1 ? one : many}${known}`}
    >
      {formatMeasure(name, today.value)}
    </Tile>
  );
}

/** A number with its name above and a hint below. */
export function Tile(
  { title, hint, children }: { title: string; hint: string; children: ComponentChildren },
) {
  return (
    <div class="team-tile">
      <dt class="team-tile-title">{title}</dt>
      <dd class="team-tile-value tabular-nums">{children}</dd>
      <dd class="team-tile-hint">{hint}</dd>
    </div>
  );
}
