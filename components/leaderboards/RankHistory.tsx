import { useEffect, useMemo } from "preact/hooks";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { PastRank, RankHistory as History } from "@/core/leaderboards/views.ts";
import { createApi } from "@/components/shared/api.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { Trophy } from "@/components/shared/icons.ts";
import { Loading } from "@/components/shared/Loading.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { createResource } from "@/components/shared/resource.ts";
import type { ServerClock } from "@/components/shared/server_clock.ts";
import { leaderboardViewWords } from "@/words/leaderboard_views.ts";
import { nameOfPeriod } from "./PeriodSteps.tsx";
import { rankLines } from "./rank_lines.ts";

const STEP = 20;
const HEIGHT = 56;
const EDGE = 8;

/** One's own ranks in the last periods: a line, and the same as a table. */
export function RankHistory({ kind, today, clock }: {
  kind: PeriodKind;
  today: string;
  clock: ServerClock;
}) {
  const words = wordsOf(leaderboardViewWords);
  const resource = useMemo(() => {
    const api = createApi(clock);
    return createResource(() => api.get<History>(`/me/ranks?period=${kind}&at=${today}`));
  }, [kind, today]);
  useEffect(() => resource.follow(), [resource]);
  const { data, error } = resource.state.value;
  if (data === null) {
    return error === null
      ? <Loading />
      : <Failure message={error} onRetry={() => resource.invalidate(0)} />;
  }
  const { periods } = data;
  if (periods.every(({ rank }) => rank === null)) {
    return (
      <div class="empty">
        <Trophy size={32} />
        <p class="empty-title">{words.noRanks}</p>
        <p class="text-label-secondary">{words.noRanksHint}</p>
      </div>
    );
  }
  return (
    <div class="board" tabIndex={0} role="region" aria-label={words.views.ranks}>
      <RankLine ranks={periods} />
      <table class="rank-table">
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            <th scope="col">{words.rank}</th>
            <th scope="col">{words.points}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map(({ period, rank, points, agents }) => (
            <tr key={period.start}>
              <th scope="row">{nameOfPeriod(period)}</th>
              <td class="tabular-nums">
                {rank === null ? "–" : (
                  <>
                    {formatNumber(rank)} <small>{words.ofAll(formatNumber(agents))}</small>
                  </>
                )}
              </td>
              <td class="tabular-nums">{points === null ? "–" : formatNumber(points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The table says the same, so screen readers skip the picture. */
function RankLine({ ranks }: { ranks: readonly PastRank[] }) {
  const lines = rankLines(ranks.map(({ rank }) => rank).reverse());
  const place = ([index, height]: readonly [number, number]) =>
    [index * STEP + EDGE, EDGE + height * (HEIGHT - 2 * EDGE)] as const;
  return (
    <svg
      class="rank-line"
      viewBox={`0 0 ${(ranks.length - 1) * STEP + 2 * EDGE} ${HEIGHT}`}
      aria-hidden="true"
    >
      {lines.map((line) => (
        <g key={line[0]![0]}>
          <polyline points={line.map((one) => place(one).join(",")).join(" ")} />
          {line.map((one) => {
            const [x, y] = place(one);
            return <circle key={x} cx={x} cy={y} r={3} />;
          })}
        </g>
      ))}
    </svg>
  );
}
