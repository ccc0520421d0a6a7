import { Check } from "@/components/shared/icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { GoalProgress } from "@/core/goals/views.ts";
import { goalWords } from "@/words/goals.ts";
import { goalOf } from "./values.ts";

const RADIUS = 19;

/** A ring for each goal of the day. A full one is closed. */
export function GoalRings({ goals }: { goals: readonly GoalProgress[] }) {
  const words = wordsOf(goalWords);
  return (
    <ul class="goal-rings" aria-label={words.title}>
      {goals.map((goal) => {
        const { metric, share, isClosed, setBy } = goal;
        const name = words.names[metric];
        const of = goalOf(goal);
        const label = words.ring(name, isClosed ? `${of}, ${words.closed}` : of);
        return (
          <li key={metric} class="goal" data-closed={String(isClosed)}>
            <span class="goal-ring">
              <svg viewBox="0 0 48 48" role="img" aria-label={label}>
                <circle class="goal-track" cx="24" cy="24" r={RADIUS} />
                {/* Round caps would draw a dot at 0. */}
                {share > 0 && (
                  <circle
                    class="goal-share"
                    cx="24"
                    cy="24"
                    r={RADIUS}
                    pathLength={100}
                    stroke-dasharray="100 100"
                    stroke-dashoffset={String(100 - 100 * share)}
                    transform="rotate(-90 24 24)"
                  />
                )}
              </svg>
              {isClosed && <Check size={18} strokeWidth={3} />}
            </span>
            <span class="goal-text" aria-hidden="true">
              <span class="goal-name">{name}</span>
              <span class="tabular-nums">{of}</span>
              {setBy === "team" && <span class="goal-by">{words.byTeam}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
