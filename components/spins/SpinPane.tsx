import { STREAK_DAYS_PER_SPIN } from "@/core/spins/rights.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { ResourceView } from "@/components/shared/ResourceView.tsx";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import { spinWords } from "@/words/spins.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { PrizeList } from "./PrizeList.tsx";
import { consequenceSentence, wonSentence } from "./prize_words.ts";
import { RecentSpins } from "./RecentSpins.tsx";
import { type SpinPhase, useSpin } from "./use_spin.ts";
import { Wheel } from "./Wheel.tsx";
import type { WheelState } from "@/core/spins/views.ts";

/** The Spin & Win window. */
export default function SpinPane(
  { rewards, isShown, timeZone }: { rewards: RewardsModel; isShown: boolean; timeZone: string },
) {
  return (
    <div class="pane">
      <ResourceView resource={rewards.wheel} isShown={isShown}>
        {(state) => <Spinning rewards={rewards} state={state} timeZone={timeZone} />}
      </ResourceView>
    </div>
  );
}

function Spinning(
  { rewards, state, timeZone }: { rewards: RewardsModel; state: WheelState; timeZone: string },
) {
  const words = wordsOf(spinWords);
  const { phase, spin, fields, turn, wheel, recent } = useSpin(rewards, state);
  const rights = rewards.rights.value;
  const isTurning = phase.kind === "turning";
  return (
    <div class="spin-pane">
      <div class="spin-stage">
        <Wheel fields={fields} turn={turn} wheel={wheel} />
        <div class="spin-result" role="status">
          <Result phase={phase} />
        </div>
        <button
          type="button"
          class="button button-primary spin-button"
          aria-disabled={isTurning || rights < 1}
          aria-describedby="spin-rights"
          onClick={spin}
        >
          {isTurning ? words.turning : words.spin}
        </button>
        <p id="spin-rights" class="spin-rights">
          <strong class="tabular-nums">{words.left(rights, formatNumber(rights))}</strong>
          {rights === 0 && <span>{words.howEarned(STREAK_DAYS_PER_SPIN)}</span>}
        </p>
        <p class="spin-sealed">
          <Sentence
            text={words.sealed}
            parts={{ commitment: <code>{state.commitment.slice(0, 12)}…</code> }}
          />
        </p>
      </div>
      <div class="spin-side" tabIndex={0} role="group" aria-label={words.about}>
        <section class="card" aria-labelledby="prizes-title">
          <h3 id="prizes-title" class="group-title">{words.prizes}</h3>
          <PrizeList fields={fields} />
        </section>
        <section class="card" aria-labelledby="spins-title">
          <h3 id="spins-title" class="group-title">{words.yours}</h3>
          <RecentSpins spins={recent} timeZone={timeZone} />
        </section>
        <section class="card" aria-labelledby="fair-title">
          <h3 id="fair-title" class="group-title">{words.fairTitle}</h3>
          <p>
            {words.fair(state.today)}
          </p>
          <p class="commitment" id="commitment">{state.commitment}</p>
          <p>
            <a class="link" href="/spins/verify">{words.howToVerify}</a>
          </p>
        </section>
      </div>
    </div>
  );
}

function Result({ phase }: { phase: SpinPhase }) {
  const words = wordsOf(spinWords);
  if (phase.kind === "turning") return <p class="spin-hint">{words.round}</p>;
  if (phase.kind === "failed") return <p class="spin-failed">{phase.message}</p>;
  if (phase.kind === "landed") {
    const { spin: { prize }, isElsewhere } = phase;
    return (
      <>
        <p class="spin-won" data-kind={prize.kind}>{wonSentence(prize)}</p>
        <p class="spin-hint">
          {isElsewhere && `${words.elsewhere} `}
          {consequenceSentence(prize)}
        </p>
      </>
    );
  }
  return <p class="spin-hint">{words.widths}</p>;
}
