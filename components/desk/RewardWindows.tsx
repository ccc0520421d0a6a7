import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { DockBadge } from "@/components/windows/Dock.tsx";
import type { GoalWatch } from "@/components/goals/goal_watch.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import { windowWords } from "@/words/windows.ts";
import { lazy } from "@/components/windows/lazy.tsx";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import type { ServerClock } from "@/components/shared/server_clock.ts";
import type { Windows } from "@/components/windows/use_windows.ts";
import { Window } from "@/components/windows/Window.tsx";
import type { WindowName } from "@/core/windows/table.ts";

const AchievementsPane = lazy(async () =>
  (await import("@/components/achievements/AchievementsPane.tsx")).default
);
const ChallengesPane = lazy(async () =>
  (await import("@/components/challenges/ChallengesPane.tsx")).default
);
const TodayPane = lazy(async () => (await import("@/components/today/TodayPane.tsx")).default);
const SpinPane = lazy(async () => (await import("@/components/spins/SpinPane.tsx")).default);

/** The windows of the day, achievements, challenges and the wheel. Their content loads when they open. */
export function RewardWindows(
  { rewards, clock, windows, timeZone, team, total }: {
    rewards: RewardsModel;
    clock: ServerClock;
    windows: Windows;
    timeZone: string;
    /** The team of the agent. */
    team: string | null;
    /** The points of the agent. */
    total: number;
  },
) {
  const common = { rewards, timeZone };
  const lookAtGoals = useGoalWatch(rewards, total);
  return (
    <>
      <Floating name="today" windows={windows}>
        {(isShown) => (
          <TodayPane api={rewards.api} isShown={isShown} onGoals={lookAtGoals} total={total} />
        )}
      </Floating>
      <Floating name="achievements" windows={windows}>
        {(isShown) => <AchievementsPane {...common} isShown={isShown} />}
      </Floating>
      <Floating name="challenges" windows={windows}>
        {(isShown) => <ChallengesPane {...common} clock={clock} isShown={isShown} team={team} />}
      </Floating>
      <Floating name="spin" windows={windows}>
        {(isShown) => <SpinPane {...common} isShown={isShown} />}
      </Floating>
    </>
  );
}

/** Tells of daily goals that close. The code loads after the desk. @returns looks at once */
function useGoalWatch({ api, notices }: RewardsModel, total: number): () => void {
  const watch = useRef<GoalWatch | null>(null);
  useEffect(() => {
    let isGone = false;
    import("@/components/goals/goal_watch.ts").then(({ watchGoals }) => {
      if (!isGone) watch.current = watchGoals(api, notices);
    }, () => {
      // Offline: the Today window still shows the rings.
    });
    return () => {
      isGone = true;
      watch.current?.stop();
    };
  }, []);
  useEffect(() => watch.current?.look("soon"), [total]);
  return () => watch.current?.look("now");
}

function Floating(
  { name, windows, children }: {
    name: WindowName;
    windows: Windows;
    children: (isShown: boolean) => ComponentChildren;
  },
) {
  const isShown = windows.layout.value.places[name].state === "open";
  const wasShown = useRef(isShown);
  useEffect(() => {
    if (isShown) wasShown.current = true;
  }, [isShown]);
  return (
    <Window name={name} title={wordsOf(windowWords).titles[name]} windows={windows}>
      {(isShown || wasShown.current) && children(isShown)}
    </Window>
  );
}

/** Returns the badges of the dock's icons: new achievements, challenges to join, and spins left. */
export function badgesOf(rewards: RewardsModel): Partial<Record<WindowName, DockBadge>> {
  const unlocked = rewards.unlocked.value.size;
  const challenges = rewards.challenges.state.value.data ?? rewards.summary.value.challenges;
  const joinable = challenges.filter(({ canJoin }) => canJoin).length;
  const rights = rewards.rights.value;
  const { badges } = wordsOf(deskWords);
  return {
    achievements: { count: unlocked, text: badges.achievements(unlocked) },
    challenges: { count: joinable, text: badges.challenges(joinable) },
    spin: { count: rights, text: badges.spin(rights) },
  };
}
