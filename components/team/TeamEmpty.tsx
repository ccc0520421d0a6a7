import type { Role } from "@/core/roles.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { UsersRound } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";
import { teamHref } from "./place.ts";
import { followTo, type GoTo } from "./use_address.ts";

/** Shown to somebody who may see no team. */
export function NoTeam({ role }: { role: Role }) {
  const words = wordsOf(teamWords).empty;
  return (
    <Empty
      icon={UsersRound}
      {...(role === "admin" ? words.noTeamAdmin : words.noTeam)}
    >
      {role === "admin" && <a class="button button-primary" href="/admin/teams">{words.makeTeam}
      </a>}
    </Empty>
  );
}

/** Shown for a team without people. */
export function NobodyThere({ role, team }: { role: Role; team: TeamRef }) {
  const words = wordsOf(teamWords).empty;
  return (
    <Empty
      icon={UsersRound}
      title={words.nobody(team.name)}
      words={role === "admin" ? words.nobodyHintAdmin : words.nobodyHint}
    >
      {role === "admin" && (
        <a class="button button-primary" href="/admin/people">{words.openPeople}</a>
      )}
    </Empty>
  );
}

/** Shown for a team that does not exist, or that the viewer may not see. */
export function NoSuchTeam({ go }: { go: GoTo }) {
  const words = wordsOf(teamWords).empty;
  const href = teamHref({ kind: "now", team: null });
  return (
    <div class="page-body team-page">
      <Empty
        icon={UsersRound}
        title={words.unknown}
        words={words.unknownHint}
      >
        <a class="button" href={href} onClick={followTo(go, href)}>{wordsOf(teamWords).title}</a>
      </Empty>
    </div>
  );
}
