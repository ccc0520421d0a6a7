import { useState } from "preact/hooks";
import { About } from "@/components/desk/About.tsx";
import { ActivityPane } from "@/components/desk/ActivityPane.tsx";
import { Announcer } from "@/components/desk/Announcer.tsx";
import { Dock, WINDOWS } from "@/components/desk/Dock.tsx";
import { LeaderboardPane } from "@/components/desk/LeaderboardPane.tsx";
import { LevelPane } from "@/components/desk/LevelPane.tsx";
import { LevelUpBanner } from "@/components/desk/LevelUpBanner.tsx";
import { MenuBar } from "@/components/desk/MenuBar.tsx";
import { StreakPane } from "@/components/desk/StreakPane.tsx";
import type { DeskProps } from "@/components/desk/types.ts";
import { useDesk } from "@/components/desk/use_desk.ts";
import { useNow } from "@/components/desk/use_now.ts";
import { useWindows } from "@/components/desk/use_windows.ts";
import { Window } from "@/components/desk/Window.tsx";
import { WINDOW_NAMES, type WindowName } from "@/components/desk/window_layout.ts";

/** The desk: everything that lives on the page, kept current by one stream. */
export default function Desk(props: DeskProps) {
  const model = useDesk(props.data, props.person.id);
  const loadedAt = Date.parse(props.now);
  const now = useNow(loadedAt, 15_000);
  const [aboutAsked, setAboutAsked] = useState(0);

  const agent = model.agent.value;
  const { timeZone, today } = model.data.value;
  const burst = model.burst.value;
  // People who are not agents see the boards only.
  const names: readonly WindowName[] = agent ? WINDOW_NAMES : ["leaderboard"];
  const windows = useWindows(names);
  const frame = (name: WindowName) => ({ name, title: WINDOWS[name].title, windows });

  return (
    <div class="desk" data-held={props.hasLayout} data-ready={windows.isReady.value}>
      <MenuBar
        names={names}
        windows={windows}
        person={props.person}
        theme={props.theme}
        connection={model.connection.value}
        now={loadedAt}
        timeZone={timeZone}
        onAbout={() => setAboutAsked((times) => times + 1)}
      />
      <main class="desktop" data-view={agent ? "agent" : "boards"}>
        <h1 class="sr-only">{agent ? `${agent.name}’s desk` : "Leaderboards"}</h1>
        <p id="move-hint" hidden>Move the window with the arrow keys</p>
        {agent && (
          <>
            <Window {...frame("level")}>
              <LevelPane agent={agent} burst={burst} />
            </Window>
            <Window {...frame("streak")}>
              <StreakPane agent={agent} today={today} />
            </Window>
            <Window {...frame("activity")}>
              <ActivityPane
                feed={model.feed.value}
                fresh={model.fresh.value}
                now={now}
                timeZone={timeZone}
              />
            </Window>
          </>
        )}
        <Window {...frame("leaderboard")}>
          <LeaderboardPane boards={model.boards.value} viewer={agent?.id ?? null} />
        </Window>
      </main>
      <Dock names={names} windows={windows} />
      <LevelUpBanner
        message={model.levelUp.value}
        onDone={() => model.levelUp.value = null}
      />
      {agent && <Announcer burst={burst} total={agent.totalPoints} />}
      <About asked={aboutAsked} version={props.version} isDemo={props.isDemo} />
    </div>
  );
}
