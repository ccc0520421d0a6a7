import { useState } from "preact/hooks";
import type { ChallengeDefinition, FullStanding } from "@/core/challenges/definition.ts";
import { SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { ProgressBar } from "@/components/shared/ProgressBar.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { challengeWords } from "@/words/challenges.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { shortMoment } from "./span_words.ts";

const POLL_MILLISECONDS = 10_000;
const ORDER = {
  keyOf: ({ id }: FullStanding) => id,
  compare: (a: FullStanding, b: FullStanding) => a.position - b.position,
};

/** All competitors of a challenge, in the order in which they win. */
export function StandingList({ one, path }: { one: ChallengeDefinition; path: string }) {
  const words = wordsOf(challengePageWords);
  const [search, setSearch] = useState("");
  const settled = useSettled(search.trim());
  const query = new URLSearchParams({ limit: "50" });
  if (settled !== "") query.set("q", settled);
  const list = useList<FullStanding>(`${path}/standings?${query}`, ORDER, POLL_MILLISECONDS);
  const isLong = settled !== "" || list.hasMore || list.entries.length > 10;
  const nobody = one.state === "upcoming" ? words.standings.notYet : words.standings.nobody;
  return (
    <section class="group-section" aria-labelledby="challenge-standings">
      <h2 id="challenge-standings" class="group-title">{words.standings.title}</h2>
      {isLong && (
        <SearchInput
          id="standing-search"
          label={words.standings.search}
          placeholder={words.standings.searchHint}
          value={search}
          onInput={setSearch}
        />
      )}
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? <p class="group-note">{settled === "" ? nobody : words.standings.notFound}</p>
            : (
              <ol class="group-rows" aria-labelledby="challenge-standings">
                {list.entries.map((standing) => (
                  <StandingRow key={standing.id} standing={standing} target={one.target} />
                ))}
              </ol>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </section>
  );
}

function StandingRow(
  { standing, target }: { standing: FullStanding; target: number | null },
) {
  const words = wordsOf(challengePageWords);
  const { timeZone } = usePage();
  const { name, team, position, progress, completedAt, place, pointsEarned, isActive } = standing;
  return (
    <li class="group-row standing-row">
      <span class="standing-position">{formatNumber(position)}</span>
      <span class="group-label">
        <strong class="truncate">
          <bdi>{name}</bdi>
        </strong>
        <span class="group-hint">
          {team !== null && <bdi>{team}</bdi>}
          {!isActive && ` · ${words.deactivated}`}
          {completedAt !== null && (
            <>
              {team !== null && " · "}
              {words.reachedAt(shortMoment(Date.parse(completedAt), timeZone))}
            </>
          )}
        </span>
      </span>
      {place !== null && (
        <span class="chip" data-tone="reward">
          {pointsEarned > 0
            ? wordsOf(challengeWords).won(formatNumber(pointsEarned))
            : words.place(place)}
        </span>
      )}
      <span class="standing-progress">
        <span class="tabular-nums">
          {formatNumber(progress)}
          {target !== null && <span class="group-hint">/ {formatNumber(target)}</span>}
        </span>
        {target !== null && (
          <ProgressBar
            value={progress}
            max={target}
            label={wordsOf(challengeWords).progressOf(name)}
          />
        )}
      </span>
    </li>
  );
}
