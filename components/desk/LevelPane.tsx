import type { ComponentChildren } from "preact";
import type { DeskAgent } from "@/core/desk.ts";
import type { Burst } from "./desk_model.ts";
import { CountUp } from "@/components/shared/CountUp.tsx";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import { rankNames } from "@/words/ranks.ts";
import { Ring } from "@/components/shared/Ring.tsx";

// Numbers of this size and above need smaller digits to fit their tile.
const SMALL_DIGITS_FROM = 1_000_000;

/** Level, rank and points of the agent. */
export function LevelPane({ agent, burst, children }: {
  agent: DeskAgent;
  burst: Burst | null;
  /** What stands between the ring and the points. */
  children?: ComponentChildren;
}) {
  const { level, rank, from, to, progress } = agent.levelProgress;
  const words = wordsOf(deskWords).level;
  const next = formatNumber(level + 1);
  const missing = to - agent.experience;
  return (
    <div class="level-pane">
      <Ring progress={progress} label={words.progress(formatNumber(level), next)}>
        <span class="ring-label">{words.level}</span>
        <span class="ring-number tabular-nums" data-long={level > 999}>{formatNumber(level)}</span>
        <span class="rank-badge" data-rank={rank}>{wordsOf(rankNames)[rank]}</span>
      </Ring>
      {children}
      <p class="level-next">
        <span class="tabular-nums">
          {formatNumber(agent.experience - from)} / {formatNumber(to - from)} XP
        </span>
        <span class="text-label-secondary tabular-nums">
          {words.missing(formatNumber(missing), next)}
        </span>
      </p>
      <dl class="stats">
        <div class="stat">
          <dt>{words.total}</dt>
          <dd data-long={agent.totalPoints >= SMALL_DIGITS_FROM}>
            <CountUp value={agent.totalPoints} />
            {burst && (
              <span key={burst.id} class="particle" data-lost={burst.points < 0} aria-hidden="true">
                {formatSigned(burst.points)}
              </span>
            )}
          </dd>
        </div>
        <div class="stat">
          <dt>{words.today}</dt>
          <dd data-long={agent.scores.day.points >= SMALL_DIGITS_FROM}>
            <CountUp value={agent.scores.day.points} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
