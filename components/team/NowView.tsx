import type { ComponentChildren } from "preact";
import type { Page } from "@/core/shapes.ts";
import type { TeamNow, TeamRef } from "@/core/team/views.ts";
import type { Role } from "@/core/roles.ts";
import { ExportMenu, filesOf } from "@/components/admin/ExportMenu.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { TeamGoals } from "@/components/goals/TeamGoals.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";
import { DangerList, NoticedList, type PersonLink } from "./NoticedList.tsx";
import { teamApiPath, teamHref } from "./place.ts";
import { NobodyThere, NoSuchTeam, NoTeam } from "./TeamEmpty.tsx";
import { TeamPeople } from "./TeamPeople.tsx";
import { TeamSwitcher } from "./TeamSwitcher.tsx";
import { TeamTotals } from "./Totals.tsx";
import { followTo, type GoTo } from "./use_address.ts";
import { useLiveData } from "./use_live_data.ts";

/** The team now: totals, who is named, streaks in danger, and everybody. */
export function NowView(
  { team, from, role, initial, teams, go, children }: {
    /** Id of the team; null: the first. */
    team: string | null;
    /** The person whose page was open before; null: none. */
    from: string | null;
    role: Role;
    initial: TeamNow | null;
    teams: Page<TeamRef> | null;
    go: GoTo;
    /** More sections of the page, such as requests that wait for an answer. */
    children?: ComponentChildren;
  },
) {
  const path = teamApiPath({ kind: "now", team });
  const remote = useLiveData<TeamNow>(path, initial, (frame, data) => {
    if (frame.type !== "points" && frame.type !== "level_up") return false;
    const { id } = frame.data.agent;
    return data?.agents.some((agent) => agent.id === id) ?? true;
  });
  const linkProps = (id: string) => {
    const href = teamHref({ kind: "person", id, team: remote.data?.team?.id ?? team });
    return { href, onClick: followTo(go, href) };
  };
  const link: PersonLink = ({ id, name }) => (
    <a class="docs-link" {...linkProps(id)}>
      <bdi>{name}</bdi>
    </a>
  );

  if (remote.isMissing) return <NoSuchTeam go={go} />;
  return (
    <div class="page-body team-page team-wide">
      <RemoteView remote={remote}>
        {(now) =>
          now.team === null ? <NoTeam role={role} /> : (
            <>
              <TeamSwitcher
                team={now.team}
                initial={teams}
                onChoose={(id) => go(teamHref({ kind: "now", team: id }))}
              />
              {now.agents.length === 0 ? <NobodyThere role={role} team={now.team} /> : (
                <>
                  <TeamTotals totals={now.totals} />
                  {isWithoutWork(now) && (
                    <p class="notice">
                      <span>{wordsOf(teamWords).now.noWork}</span>
                    </p>
                  )}
                  <div class="noticed-lists">
                    <NoticedList kind="help" list={now.help} link={link} />
                    <NoticedList kind="thanks" list={now.thanks} link={link} />
                    <DangerList list={now.endangered} link={link} />
                  </div>
                  {children}
                  <TeamGoals key={now.team.id} team={now.team.id} />
                  <p class="team-export">
                    <ExportMenu
                      what={wordsOf(teamWords).now.export}
                      files={filesOf("/team", `team=${encodeURIComponent(now.team.id)}`)}
                    />
                  </p>
                  <TeamPeople
                    agents={now.agents}
                    members={now.team.members}
                    from={from}
                    linkProps={linkProps}
                  />
                </>
              )}
            </>
          )}
      </RemoteView>
    </div>
  );
}

function isWithoutWork({ totals: { points, working } }: TeamNow): boolean {
  return working === 0 && points.today === 0 && points.usual === null;
}
