import type { Role } from "@/core/roles.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { UsersRound } from "@/components/shared/icons.ts";
import { teamHref } from "./place.ts";
import { followTo, type GoTo } from "./use_address.ts";

/** Shown to somebody who may see no team. */
export function NoTeam({ role }: { role: Role }) {
  return (
    <Empty
      icon={UsersRound}
      title={role === "admin" ? "There is no team yet" : "You have no team yet"}
      words={role === "admin"
        ? "Make a team and put people into it; then you see here how they are doing."
        : "An admin can make you the manager of a team. Then you see here how its people are doing."}
    >
      {role === "admin" && <a class="button button-primary" href="/admin/teams">Make a Team</a>}
    </Empty>
  );
}

/** Shown for a team without people. */
export function NobodyThere({ role, team }: { role: Role; team: TeamRef }) {
  return (
    <Empty
      icon={UsersRound}
      title={`Nobody is in ${team.name} yet`}
      words={role === "admin"
        ? "Choose this team for a person, and they appear here at once."
        : "An admin can put people into this team. They appear here at once."}
    >
      {role === "admin" && <a class="button button-primary" href="/admin/people">Open People</a>}
    </Empty>
  );
}

/** Shown for a team that does not exist, or that the viewer may not see. */
export function NoSuchTeam({ go }: { go: GoTo }) {
  const href = teamHref({ kind: "now", team: null });
  return (
    <div class="page-body team-page">
      <Empty
        icon={UsersRound}
        title="There is no such team"
        words="It does not exist, or you are not its manager."
      >
        <a class="button" href={href} onClick={followTo(go, href)}>My Team</a>
      </Empty>
    </div>
  );
}
