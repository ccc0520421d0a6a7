import { useState } from "preact/hooks";
import type { ChallengeDefinition } from "@/core/challenges/definition.ts";
import type { ChallengeTab } from "@/core/challenges/kinds.ts";
import type { Page } from "@/core/shapes.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { ExportMenu, filesOf } from "@/components/admin/ExportMenu.tsx";
import { SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useRemote } from "@/components/admin/use_remote.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { Target } from "@/components/shared/icons.ts";
import { ChevronRight, Swords, UsersRound } from "@/components/shared/page_icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { challengeWords } from "@/words/challenges.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { challengeHref } from "./place.ts";
import { spanWords } from "./span_words.ts";
import { summaryWords, winningWords } from "./managed_words.ts";

const POLL_MILLISECONDS = 15_000;
const KIND_ICONS = { individual: Target, team: UsersRound, head_to_head: Swords } as const;
const ORDER = {
  keyOf: ({ id }: ChallengeDefinition) => id,
  compare: (a: ChallengeDefinition, b: ChallengeDefinition) =>
    Date.parse(b.endsAt) - Date.parse(a.endsAt) || (a.id < b.id ? -1 : 1),
};
const TABS: readonly ChallengeTab[] = ["running", "upcoming", "over", "canceled"];

/** How many challenges are in each list. */
export type TabCounts = Readonly<Record<ChallengeTab, number>>;

/** The path of the first page of a list. */
export function managedPath(tab: ChallengeTab, search = ""): string {
  return `/admin/challenges?limit=50&${filterQuery(tab, search)}`;
}

function filterQuery(tab: ChallengeTab, search: string): URLSearchParams {
  const query = new URLSearchParams({ tab });
  if (search !== "") query.set("q", search);
  return query;
}

/** The path of the counts. */
export const TABS_PATH = "/admin/challenge-tabs";

/** The challenges of the viewer's teams, by their state. */
export function ManagedList({ initial, counts: firstCounts }: {
  initial: Page<ChallengeDefinition> | null;
  counts: TabCounts | null;
}) {
  const words = wordsOf(challengePageWords);
  const [tab, setTab] = useState<ChallengeTab>("running");
  const [search, setSearch] = useState("");
  const settled = useSettled(search.trim());
  const path = managedPath(tab, settled);
  const list = useList<ChallengeDefinition>(
    path,
    ORDER,
    POLL_MILLISECONDS,
    path === managedPath("running") ? initial : null,
  );
  const counts = useRemote<TabCounts>(TABS_PATH, {
    everyMilliseconds: POLL_MILLISECONDS,
    initial: firstCounts,
  }).data;
  const total = counts && Object.values(counts).reduce((sum, one) => sum + one, 0);
  return (
    <>
      <PageHead title={words.all}>{total !== 0 && <NewLink />}</PageHead>
      <div class="page-body">
        {total === 0
          ? (
            <Empty
              icon={Swords}
              title={words.none}
              words={words.noneHint}
            >
              <NewLink />
            </Empty>
          )
          : (
            <>
              <div class="challenge-filters">
                <Segments
                  name="challenge-tab"
                  label={words.state}
                  options={TABS.map((one) =>
                    [
                      one,
                      counts ? `${words.tabs[one]} ${formatNumber(counts[one])}` : words.tabs[one],
                    ] as const
                  )}
                  value={tab}
                  on={setTab}
                />
                <ExportMenu
                  what={words.list}
                  files={filesOf("/admin/challenges", filterQuery(tab, settled).toString())}
                />
                <SearchInput
                  id="challenge-search"
                  label={words.search}
                  placeholder={words.searchHint}
                  value={search}
                  onInput={setSearch}
                />
              </div>
              <RemoteView remote={list.remote}>
                {() =>
                  list.entries.length === 0
                    ? (
                      <Empty
                        icon={Swords}
                        title={settled === "" ? words.nothing[tab] : words.notFound}
                        words={settled === "" ? words.lookElsewhere : words.notIn(settled)}
                      />
                    )
                    : (
                      <ul class="group-rows" aria-label={words.all}>
                        {list.entries.map((one) => <ManagedRow key={one.id} one={one} />)}
                      </ul>
                    )}
              </RemoteView>
              <MoreButton list={list} />
            </>
          )}
      </div>
    </>
  );
}

function NewLink() {
  const words = wordsOf(challengePageWords);
  return <AddLink href={challengeHref({ kind: "templates" })}>{words.add}</AddLink>;
}

function ManagedRow({ one }: { one: ChallengeDefinition }) {
  const { go, now, timeZone } = usePage();
  const Icon = KIND_ICONS[one.kind];
  const summary = summaryWords(one);
  return (
    <li>
      <a
        class="group-row link-row"
        href={challengeHref({ kind: "challenge", id: one.id })}
        onClick={follow(go)}
      >
        <span class="challenge-kind" data-kind={one.kind}>
          <Icon size={17} />
        </span>
        <span class="group-label">
          <strong class="truncate">
            <bdi>{one.title}</bdi>
          </strong>
          <span class="group-hint">
            {winningWords(one)} ·{" "}
            {wordsOf(challengeWords).points(one.reward, formatNumber(one.reward))}
          </span>
          <span class="group-hint">
            {spanWords(one, now, timeZone)}
            {summary && ` · ${summary}`}
          </span>
        </span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}
