import type { Engagement } from "@/core/engagement/views.ts";
import type { DayRange } from "@/core/insights/range.ts";
import type { Role } from "@/core/roles.ts";
import type { Page } from "@/core/shapes.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { DateRange } from "@/components/charts/DateRange.tsx";
import { useRange } from "@/components/charts/use_range.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { Activity } from "@/components/shared/icons.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { TeamSwitcher } from "@/components/team/TeamSwitcher.tsx";
import { engagementWords } from "@/words/engagement.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { ActivePeople } from "./ActivePeople.tsx";
import { ChallengeTable } from "./ChallengeTable.tsx";
import { engagementPath } from "./place.ts";
import { RewardCharts } from "./RewardCharts.tsx";
import { useTeam } from "./use_team.ts";
import { VisitCharts } from "./VisitCharts.tsx";

const EVERY_MILLISECONDS = 60_000;

/** How much Laurel is used, of a team or everybody, over a range of days. */
export function EngagementView({ search, role, initial, teams }: {
  /** The query of the address that the server answered. */
  search: string;
  role: Role;
  initial: Engagement | null;
  teams: Page<TeamRef> | null;
}) {
  const words = wordsOf(engagementWords);
  const { now, timeZone } = usePage();
  const today = localDay(new Date(now), timeZone);
  const range = useRange(search, today);
  const [team, chooseTeam] = useTeam(search);
  const { chosen } = range;
  return (
    <>
      <PageHead title={words.title} />
      <div class="page-body engagement-page">
        <div class="engagement-bar">
          <DateRange state={range} />
          <TeamChoice team={team} role={role} teams={teams} onChoose={chooseTeam} />
        </div>
        {chosen.range && (
          <Numbers
            key={team ?? ""}
            range={chosen.range}
            compared={chosen.compared}
            team={team}
            initial={initial}
          />
        )}
      </div>
    </>
  );
}

function TeamChoice({ team, role, teams, onChoose }: {
  team: string | null;
  role: Role;
  teams: Page<TeamRef> | null;
  onChoose: (team: string | null) => void;
}) {
  const words = wordsOf(engagementWords);
  const all = role === "admin" ? words.everybody : words.allMyTeams;
  const known = teams?.entries.find(({ id }) => id === team);
  const chosen = team === null ? null : known ?? { id: team, name: team, members: 0 };
  const isOnly = teams !== null && teams.entries.length <= 1 && teams.nextCursor === null &&
    role !== "admin";
  if (teams?.entries.length === 0) return null;
  return (
    <TeamSwitcher
      key={team ?? ""}
      team={isOnly ? teams.entries[0] ?? null : chosen}
      initial={isOnly ? teams : null}
      everybody={isOnly ? undefined : { title: all, onChoose: () => onChoose(null) }}
      onChoose={onChoose}
    />
  );
}

function Numbers({ range, compared, team, initial }: {
  range: DayRange;
  compared: DayRange | null;
  team: string | null;
  initial: Engagement | null;
}) {
  const words = wordsOf(engagementWords);
  const isFirst = initial !== null && initial.from === range.from && initial.to === range.to &&
    (initial.team?.id ?? null) === team;
  const remote = useRemote<Engagement>(engagementPath(range, team), {
    everyMilliseconds: EVERY_MILLISECONDS,
    initial: isFirst ? initial : null,
  });
  const before = useRemote<Engagement>(engagementPath(compared ?? range, team));
  if (remote.isMissing) {
    return (
      <Empty
        icon={Activity}
        title={words.noTeam}
        words={words.noTeamHint}
      />
    );
  }
  const other = compared === null ? null : before.data;
  return (
    <RemoteView remote={remote}>
      {(data) => {
        const place = { range, team };
        return (
          <>
            {isUnused(data) && <NothingYet data={data} />}
            <ActivePeople data={data} before={other} {...place} />
            <VisitCharts data={data} before={other} {...place} />
            <RewardCharts data={data} {...place} />
            <ChallengeTable challenges={data.challenges} {...place} />
          </>
        );
      }}
    </RemoteView>
  );
}

function isUnused({ people, visits, achievements, streaks }: Engagement): boolean {
  return people === 0 && visits.count === 0 && achievements.weeks.length === 0 &&
    streaks.spells === 0;
}

function NothingYet({ data: { accounts } }: { data: Engagement }) {
  const words = wordsOf(engagementWords);
  return (
    <Empty
      icon={Activity}
      title={words.nobody}
      words={`${words.visitsCount} ${
        accounts <= 1 ? words.invite : words.accounts(formatNumber(accounts))
      }`}
    />
  );
}
