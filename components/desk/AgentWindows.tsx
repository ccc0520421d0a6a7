import type { DeskAgent } from "@/core/desk.ts";
import { ActivityPane } from "@/components/activity/ActivityPane.tsx";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import type { Windows } from "@/components/windows/use_windows.ts";
import { Window } from "@/components/windows/Window.tsx";
import type { WindowName } from "@/core/windows/table.ts";
import { BoostLines } from "./BoostLines.tsx";
import type { DeskModel } from "./desk_model.ts";
import { LevelPane } from "./LevelPane.tsx";
import { StreakPane } from "./StreakPane.tsx";

/** The windows that only agents have, and that are drawn with the page. */
export function AgentWindows({ agent, rewards, model, now, frame }: {
  agent: DeskAgent;
  rewards: RewardsModel;
  model: DeskModel;
  now: number;
  frame: (name: WindowName) => { name: WindowName; title: string; windows: Windows };
}) {
  const { timeZone, today } = model.data.value;
  return (
    <>
      <Window {...frame("level")}>
        <LevelPane agent={agent} burst={model.burst.value}>
          <BoostLines boosts={model.data.value.boosts} now={now} />
        </LevelPane>
      </Window>
      <Window {...frame("streak")}>
        <StreakPane agent={agent} today={today} />
      </Window>
      <Window {...frame("activity")}>
        <ActivityPane
          agent={agent.id}
          api={rewards.api}
          feed={model.feed.value}
          newKeys={model.newKeys.value}
          now={now}
          today={today}
          timeZone={timeZone}
        />
      </Window>
    </>
  );
}
