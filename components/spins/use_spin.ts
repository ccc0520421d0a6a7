import { useEffect, useRef, useState } from "preact/hooks";
import type { SpinRecord } from "@/core/spins/views.ts";
import { NO_ANSWER } from "@/components/shared/api.ts";
import { offlineWords } from "@/words/offline.ts";
import { celebrate } from "@/components/shared/celebrate.ts";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import { spinWords } from "@/words/spins.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { useTurning } from "./use_turning.ts";
import { placeOf, RADIUS, segmentsOf, turnTo } from "./wheel_geometry.ts";
import type { WheelState } from "@/core/spins/views.ts";

/** What the wheel is doing, and the result of the last spin. */
export type SpinPhase =
  | { readonly kind: "idle" }
  | { readonly kind: "turning" }
  | { readonly kind: "landed"; readonly spin: SpinRecord; readonly isElsewhere: boolean }
  | { readonly kind: "failed"; readonly message: string };

// Prizes with a chance below this get confetti.
const RARE_CHANCE = 0.05;

/**
 * Controls a spin: the server draws, and the wheel shows the result. A spin that was made in
 * another tab or on another device is shown without motion.
 */
export function useSpin(rewards: RewardsModel, state: WheelState) {
  const turning = useTurning();
  const [phase, setPhase] = useState<SpinPhase>({ kind: "idle" });
  // The wheel at the time of the spin, in case the wheel was changed since.
  const [drawn, setDrawn] = useState<SpinRecord | null>(null);
  const newest = state.recent[0];
  const seen = useRef(newest?.id);
  const isTurning = phase.kind === "turning";

  const isOnWheel = (spin: SpinRecord) => state.wheel.some(({ key }) => key === spin.prize.key);
  const fields = drawn && !isOnWheel(drawn) ? drawn.candidates : state.wheel;

  /** Returns the rotation that shows the result of a spin. */
  function turnOf(spin: SpinRecord): number {
    const shown = isOnWheel(spin) ? state.wheel : spin.candidates;
    return turnTo(segmentsOf(shown, RADIUS), spin.prize.key, placeOf(spin.digest)) ?? 0;
  }

  useEffect(() => {
    if (!newest || isTurning || newest.id === seen.current) return;
    seen.current = newest.id;
    setDrawn(newest);
    turning.jump(turnOf(newest));
    setPhase({ kind: "landed", spin: newest, isElsewhere: true });
  }, [newest?.id, isTurning]);

  async function spin() {
    if (isTurning || rewards.rights.value < 1) return;
    // Not even tried: nobody could say what came of it.
    if (!navigator.onLine) {
      return setPhase({ kind: "failed", message: wordsOf(offlineWords).spin });
    }
    setPhase({ kind: "turning" });
    turning.start();
    const answer = await rewards.api.post<SpinRecord>("/spins");
    if (!answer.ok) {
      turning.jump(turning.turn);
      const hint = answer.status === NO_ANSWER ? ` ${wordsOf(spinWords).perhapsMade}` : "";
      setPhase({ kind: "failed", message: answer.message + hint });
      rewards.wheel.invalidate(0);
      return;
    }
    const made = answer.data;
    setDrawn(made);
    await turning.land(turnOf(made));
    seen.current = made.id;
    rewards.addSpin(made);
    setPhase({ kind: "landed", spin: made, isElsewhere: false });
    const sum = made.candidates.reduce((total, { weight }) => total + weight, 0);
    if (made.prize.kind !== "nothing" && made.prize.weight / sum < RARE_CHANCE) celebrate();
  }

  /** The spins to list, without the one whose result the wheel has not shown yet. */
  const recent = isTurning ? state.recent.filter(({ id }) => !isAfter(id)) : state.recent;
  function isAfter(id: string): boolean {
    const index = state.recent.findIndex((one) => one.id === seen.current);
    return index < 0 || state.recent.findIndex((one) => one.id === id) < index;
  }

  return { phase, spin, fields, turn: turning.turn, wheel: turning.wheel, recent };
}
