import { useState } from "preact/hooks";
import { agentsOn } from "@/components/leaderboards/agents_on.ts";
import { PicturesContext, usePictures } from "@/components/shared/pictures.ts";
import { useSettingsShortcut } from "@/components/desk/use_settings_shortcut.ts";
import { About } from "@/components/desk/About.tsx";
import { AgentWindows } from "@/components/desk/AgentWindows.tsx";
import { Announcer } from "@/components/desk/Announcer.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import { windowWords } from "@/words/windows.ts";
import { Dock } from "@/components/windows/Dock.tsx";
import { LeaderboardPane } from "@/components/leaderboards/LeaderboardPane.tsx";
import { MenuBar } from "@/components/desk/MenuBar.tsx";
import { CenterPlace } from "@/components/notifications/CenterPlace.tsx";
import { Notifications } from "@/components/desk/Notifications.tsx";
import { badgesOf, RewardWindows } from "@/components/desk/RewardWindows.tsx";
import type { DeskProps } from "@/core/desk.ts";
import { MomentPlace } from "@/components/moments/MomentPlace.tsx";
import { OfflineBar } from "@/components/offline/OfflineBar.tsx";
import { useStoredDesk } from "@/components/offline/use_stored_desk.ts";
import { TourPlace } from "@/components/desk/TourPlace.tsx";
import { useFrameWatch } from "@/components/smoothness/use_frame_watch.ts";
import { useDesk } from "@/components/desk/use_desk.ts";
import { useBeacon } from "@/components/beacon/use_beacon.ts";
import { useEscape } from "@/components/windows/use_escape.ts";
import { useNow } from "@/components/shared/use_now.ts";
import { SignedOutDialog } from "@/components/shared/SignedOutDialog.tsx";
import { useTileKeys } from "@/components/windows/use_tile_keys.ts";
import { MissingNotice } from "@/components/windows/MissingNotice.tsx";
import { PalettePlace } from "@/components/palette/PalettePlace.tsx";
import { usePlaces } from "@/components/windows/use_places.ts";
import { useReveal } from "@/components/windows/use_reveal.ts";
import { leaveWindow, useWindows } from "@/components/windows/use_windows.ts";
import { Window } from "@/components/windows/Window.tsx";
import { isFloating, type WindowName, windowsFor } from "@/core/windows/table.ts";

/** The desk: all windows, kept current by one live stream. */
export default function Desk(props: DeskProps) {
  const loadedAt = Date.parse(props.now);
  const { model, clock } = useDesk(props.data, { person: props.person.id, drawnAt: loadedAt });
  const now = useNow(loadedAt, 15_000, clock.now);
  const asOf = useStoredDesk({
    person: props.person.id,
    drawnAt: loadedAt,
    clock,
    connection: model.connection,
    data: model.current,
    load: model.load,
    refresh: () => model.rewards?.refresh(),
  });
  const [aboutRequests, setAboutRequests] = useState(0);

  const words = wordsOf(deskWords);
  const agent = model.agent.value;
  const { rewards } = model;
  const { timeZone } = model.data.value;
  const burst = model.burst.value;
  const names = windowsFor(agent && rewards ? "agents" : "everyone");
  const windows = useWindows(names, { person: props.person.id, stored: props.layout });
  useTileKeys(windows);
  const places = usePlaces(windows, {
    names,
    titles: wordsOf(windowWords).titles,
    base: `${agent?.name ?? words.boards} – Laurel`,
  });
  useReveal(places, ({ window, item }) => {
    if (window === "achievements") {
      return rewards?.achievements.state.value.data?.some(({ key }) => key === item);
    }
    if (window === "challenges") {
      return rewards?.challenges.state.value.data?.some(({ id }) => String(id) === item);
    }
    return true;
  });
  const frame = (name: WindowName) => ({ name, title: wordsOf(windowWords).titles[name], windows });
  const front = windows.front.value;
  useEscape(() => {
    if (rewards?.notices.dismissNewest()) return;
    if (front !== null && isFloating(front)) leaveWindow(windows.close, front);
  });

  useSettingsShortcut();
  useBeacon();
  const boards = model.boards.value;
  useFrameWatch(boards === props.data.boards ? burst : boards);
  const pictures = usePictures(model.data.value.pictures, agentsOn(boards));

  return (
    <div class="desk" data-ready={windows.isReady.value}>
      <a class="skip-link" href="#desktop">{words.skipLink}</a>
      <SignedOutDialog />
      <OfflineBar connection={model.connection.value} asOf={asOf} />
      <MenuBar
        names={names}
        windows={windows}
        person={props.person}
        theme={props.theme}
        connection={model.connection.value}
        now={loadedAt}
        timeZone={timeZone}
        center={model.center}
        onOpen={(window) => places.go({ window })}
        onAbout={() => setAboutRequests((times) => times + 1)}
      />
      {model.center && (
        <CenterPlace
          center={model.center}
          now={now}
          timeZone={timeZone}
          onOpen={(window) => places.go({ window })}
        />
      )}
      {/* Before the windows, so that Tab reaches it soon. */}
      <Dock
        names={names}
        windows={windows}
        badges={rewards ? badgesOf(rewards) : {}}
        onOpen={(window) => places.go({ window })}
      />
      <main
        id="desktop"
        tabIndex={-1}
        class="desktop"
        data-view={agent ? "agent" : "boards"}
        data-covered={front !== null && isFloating(front)}
      >
        <h1 class="sr-only">{agent ? words.desk(agent.name) : words.boards}</h1>
        <p id="move-hint" hidden>{wordsOf(windowWords).moveHint}</p>
        {agent && rewards && (
          <AgentWindows agent={agent} rewards={rewards} model={model} now={now} frame={frame} />
        )}
        <Window {...frame("leaderboard")}>
          <PicturesContext.Provider value={pictures}>
            <LeaderboardPane
              boards={boards}
              viewer={agent?.id ?? null}
              team={agent?.team ?? null}
              today={model.data.value.today}
              away={model.data.value.away}
              clock={clock}
              place={places.target.value}
              onPlace={places.stay}
            />
          </PicturesContext.Provider>
        </Window>
        {agent && rewards && (
          <RewardWindows
            rewards={rewards}
            clock={clock}
            windows={windows}
            timeZone={timeZone}
            team={agent.team}
            total={agent.totalPoints}
          />
        )}
      </main>
      {rewards && (
        <Notifications
          notices={rewards.notices}
          onOpen={(window) => places.go({ window })}
        />
      )}
      {rewards && <MomentPlace notices={rewards.notices.list} points={burst} />}
      {agent && <Announcer burst={burst} total={agent.totalPoints} />}
      <MissingNotice missing={places.missing} />
      <PalettePlace
        names={names}
        windows={windows}
        places={places}
        role={props.person.role}
        boards={boards}
        rewards={rewards}
        center={model.center}
      />
      <TourPlace isDue={props.needsTour} />
      <About requests={aboutRequests} version={props.version} isDemo={props.isDemo} />
    </div>
  );
}
