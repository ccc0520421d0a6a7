import { Sentence } from "@/components/shared/Sentence.tsx";
import type { TeamView } from "@/core/agents/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { ChevronRight, UsersRound } from "@/components/shared/page_icons.ts";
import { formatList, formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamsWords } from "@/words/teams.ts";
import { teamHref } from "./place.ts";

const POLL_MILLISECONDS = 15_000;
/** The path of the list's first page, below `/api/v1`. */
export const TEAM_LIST_PATH = "/admin/teams?limit=100";
const ORDER = {
  keyOf: ({ id }: TeamView) => id,
  compare: (a: TeamView, b: TeamView) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
};

/** All teams. */
export function TeamList({ initial }: { initial: Page<TeamView> | null }) {
  const words = wordsOf(teamsWords);
  const list = useList<TeamView>(TEAM_LIST_PATH, ORDER, POLL_MILLISECONDS, initial);
  return (
    <>
      <PageHead title={words.all}>{list.entries.length > 0 && <NewLink />}</PageHead>
      <div class="page-body">
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? (
                <Empty
                  icon={UsersRound}
                  title={words.none}
                  words={words.noneHint}
                >
                  <NewLink />
                </Empty>
              )
              : (
                <ul class="group-rows" aria-label={words.all}>
                  {list.entries.map((team) => <TeamRow key={team.id} team={team} />)}
                </ul>
              )}
        </RemoteView>
        <MoreButton list={list} />
      </div>
    </>
  );
}

function NewLink() {
  return <AddLink href={teamHref({ kind: "new" })}>{wordsOf(teamsWords).add}</AddLink>;
}

function TeamRow({ team: { id, name, members, managers } }: { team: TeamView }) {
  const words = wordsOf(teamsWords);
  const { go } = usePage();
  const names = managers.map((manager) => manager.name);
  const first = formatList(names.slice(0, 3));
  return (
    <li>
      <a
        class="group-row link-row"
        href={teamHref({ kind: "team", id })}
        onClick={follow(go)}
      >
        <span class="group-label">
          <strong class="truncate">
            <bdi>{name}</bdi>
          </strong>
          <span class="group-hint">
            <bdi>{id}</bdi>
            {" · "}
            {names.length === 0 ? words.noManager : (
              <Sentence
                text={words.managedBy}
                parts={{
                  people: (
                    <bdi>{names.length > 3 ? words.andMore(first, names.length - 3) : first}</bdi>
                  ),
                }}
              />
            )}
          </span>
        </span>
        <span class="group-hint whitespace-nowrap">
          {words.members(members, formatNumber(members))}
        </span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}
