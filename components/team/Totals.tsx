import type { ComponentChildren } from "preact";
import type { MeasureKey } from "@/core/team/measures.ts";
import { formatMeasure } from "@/core/team/sentences.ts";
import type { ComparedMean, TeamAgent, TeamNow } from "@/core/team/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { measureWords } from "@/words/measures.ts";
import { teamWords } from "@/words/team.ts";
import { UsualBar } from "./UsualBar.tsx";
import { usualInWords } from "./words.ts";

/** What the team amounts to now. */
export function TeamTotals({ totals }: { totals: TeamNow["totals"] }) {
  const words = wordsOf(teamWords).now;
  const { working, idle, off } = totals;
  return (
    <dl class="team-tiles" aria-label={words.totals}>
      <Tile title={words.working} hint={words.others(formatNumber(idle), formatNumber(off))}>
        {formatNumber(working)} <small>{words.of(formatNumber(working + idle + off))}</small>
      </Tile>
      <NumberTiles of={totals} />
    </dl>
  );
}

/** Points, means and calls of a team or a person. */
export function NumberTiles({ of }: { of: Pick<TeamAgent, "points" | "counts" | "measures"> }) {
  const words = wordsOf(teamWords).now;
  const { points, counts, measures } = of;
  return (
    <>
      <Tile title={words.points} hint={usualInWords(points.usual)}>
        {formatNumber(points.today)}
        <UsualBar today={points.today} usual={points.usual} />
      </Tile>
      <MeasureTile name="responseTime" measured={measures.responseTime} />
      <MeasureTile name="quality" measured={measures.quality} />
      <MeasureTile name="conversion" measured={measures.conversion} />
      <Tile title={words.calls} hint={usualInWords(counts.calls.usual)}>
        {formatNumber(counts.calls.today)}
      </Tile>
      <MeasureTile name="completeness" measured={measures.completeness} />
    </>
  );
}

function MeasureTile(
  { name, measured: { today, usual } }: { name: MeasureKey; measured: ComparedMean },
) {
  const { title, counted } = wordsOf(measureWords)[name];
  const count = counted(today.count, formatNumber(today.count));
  // A value and its unit stay on one line.
  const value = formatMeasure(name, usual.value).replaceAll(" ", "\u00a0");
  return (
    <Tile
      title={title}
      hint={usual.value === null ? count : wordsOf(teamWords).hint(count, value)}
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
