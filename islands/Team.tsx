import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { LiveFrame } from "@/core/live/messages.ts";
import type { Role } from "@/core/roles.ts";
import type { Page } from "@/core/shapes.ts";
import type { TeamNow, TeamPerson, TeamRef } from "@/core/team/views.ts";
import { AdminPage, type AdminPageState } from "@/components/admin/AdminPage.tsx";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import type { AdminPageProps } from "@/components/admin/page_context.ts";
import { UsersRound } from "@/components/shared/page_icons.ts";
import { useNow } from "@/components/shared/use_now.ts";
import { BoardsView } from "@/components/team/BoardsView.tsx";
import { NowView } from "@/components/team/NowView.tsx";
import { PersonView } from "@/components/team/PersonView.tsx";
import { teamHref, type TeamPlace, teamPlaceAt } from "@/components/team/place.ts";
import { TeamHead } from "@/components/team/TeamHead.tsx";
import { type GoTo, useAddress } from "@/components/team/use_address.ts";
import { useLive } from "@/components/team/use_live.ts";
import { type Listen, LiveContext } from "@/components/team/use_live_data.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";

/** The props from the server. */
export interface TeamProps extends AdminPageProps {
  readonly viewer: { readonly id: string; readonly role: Role };
  /** The team of the first place; null on a person's page, and when it could not be read. */
  readonly team: TeamNow | null;
  /** The person of the first place. */
  readonly one: TeamPerson | null;
  /** The first teams that the viewer may see. */
  readonly teams: Page<TeamRef> | null;
}

/** The pages of managers: the team now, its boards and one person, kept current by live messages. */
export default function Team(props: TeamProps) {
  const { viewer, teams } = props;
  const [address, go] = useAddress(props.path);
  const [announcement, announce] = useState("");
  const page: AdminPageState = {
    path: address,
    go,
    now: useNow(Date.parse(props.now), 15_000),
    timeZone: props.timeZone,
    announcement,
    announce,
  };
  const listeners = useMemo(() => new Set<(frame: LiveFrame) => void>(), []);
  const listen = useMemo<Listen>(() => (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  const connection = useLive({
    person: viewer.id,
    position: props.team?.position ?? props.one?.position ?? "0",
    onFrame: (frame) => listeners.forEach((listener) => listener(frame)),
  });
  const place = teamPlaceAt(address);
  useEscapeBack(place, go);
  // The way back leads to the row of the person who was open.
  const lastPerson = useRef<string | null>(null);
  if (place?.kind === "person") lastPerson.current = place.id;
  const isFirst = address === props.path;

  function view() {
    if (place === null) {
      return (
        <MissingPage
          icon={UsersRound}
          list={{ href: "/team", label: wordsOf(teamWords).person.list }}
        />
      );
    }
    if (place.kind === "person") {
      return (
        <PersonView
          place={place}
          initial={isFirst ? props.one : null}
          connection={connection}
          go={go}
        />
      );
    }
    const shared = { role: viewer.role, initial: isFirst ? props.team : null, teams, go };
    const { team } = place;
    return (
      <>
        <TeamHead
          view={place.kind}
          connection={connection}
          onView={(kind) =>
            go(
              teamHref(kind === "now" ? { kind, team } : { kind, team, period: "week", at: null }),
            )}
        />
        {place.kind === "now"
          ? <NowView team={team} from={lastPerson.current} {...shared} />
          : <BoardsView place={place} {...shared} />}
      </>
    );
  }

  return (
    <LiveContext.Provider value={listen}>
      <AdminPage page={page} place={place?.kind === "person" ? place.id : ""}>
        {view()}
      </AdminPage>
    </LiveContext.Provider>
  );
}

/** Escape leads back to the team, unless something on the page used it. */
function useEscapeBack(place: TeamPlace | null, go: GoTo): void {
  useEffect(() => {
    if (place === null || place.kind === "now") return;
    const { team } = place;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      if (target.closest("input:not([type=radio]), select, textarea, dialog")) return;
      if (document.querySelector("dialog[open]")) return;
      go(teamHref({ kind: "now", team }));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
