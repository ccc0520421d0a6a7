import { useState } from "preact/hooks";
import type { AchievementDefinition } from "@/core/achievements/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { typeTitles } from "@/components/counting/titles.ts";
import { metricWords } from "@/components/counting/words.ts";
import { useEventTypes } from "@/components/event_types/use_event_types.ts";
import { Failure } from "@/components/shared/Failure.tsx";
import { Loading } from "@/components/shared/Loading.tsx";
import { Award } from "@/components/shared/icons.ts";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { achievementPageWords } from "@/words/achievement_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { categoryTitles } from "./arrange.ts";
import { Badge } from "./Badge.tsx";
import { holdersWords, targetWords } from "./managed_words.ts";
import { achievementHref } from "./place.ts";
import { useDefinitions } from "./use_definitions.ts";

type Category = AchievementDefinition["category"];
type Status = "open" | "secret" | "retired" | "all";

/** All achievements, by category and family. */
export function ManagedList({ initial }: { initial: Page<AchievementDefinition> | null }) {
  const { data, error, reload } = useDefinitions(initial);
  const [search, setSearch] = useState("");
  const [category, setCategory] = useState<Category | "">("");
  const [status, setStatus] = useState<Status>("open");
  const { types } = useEventTypes();
  const titleOf = typeTitles(types);
  const words = wordsOf(achievementPageWords);
  const parts = search.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = (data ?? []).filter((one) =>
    (category === "" || one.category === category) && fits(one, status) &&
    parts.every((word) => `${one.title} ${one.description} ${one.key}`.toLowerCase().includes(word))
  );
  const groups = categoryTitles().map(([id, title]) => ({
    id,
    title,
    entries: shown.filter((one) => one.category === id),
  })).filter(({ entries }) => entries.length > 0);

  return (
    <>
      <PageHead title={words.all}>
        <AddLink href={achievementHref({ kind: "new" })}>{words.add}</AddLink>
      </PageHead>
      <div class="page-body">
        <div class="list-filters">
          <SearchInput
            id="achievement-search"
            label={words.search}
            placeholder={words.searchHint}
            value={search}
            onInput={setSearch}
          />
          <div class="filter-selects">
            <FilterSelect
              label={words.category}
              value={category}
              isOn={category !== ""}
              options={[["", words.allCategories], ...categoryTitles()]}
              onChange={setCategory}
            />
            <FilterSelect
              label={words.status.label}
              value={status}
              isOn={status !== "open"}
              options={[
                ["open", words.status.open],
                ["secret", words.status.secret],
                ["retired", words.status.retired],
                ["all", words.status.all],
              ]}
              onChange={setStatus}
            />
          </div>
        </div>
        {data === null && (error ? <Failure message={error} onRetry={reload} /> : <Loading />)}
        {data !== null && shown.length === 0 && (
          <Empty
            icon={Award}
            title={data.length === 0 ? words.none : words.noneFits}
            words={data.length === 0 ? words.noneHint : words.noneFitsHint}
          />
        )}
        {groups.map(({ id, title, entries }) => (
          <section key={id} class="group-section" aria-labelledby={`category-${id}`}>
            <h2 id={`category-${id}`} class="group-title">{title}</h2>
            <ul class="group-rows" aria-labelledby={`category-${id}`}>
              {entries.map((one) => (
                <ManagedRow key={one.key} one={one} counts={metricWords(one.metric, titleOf)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function fits({ isRetired, secret }: AchievementDefinition, status: Status): boolean {
  switch (status) {
    case "all":
      return true;
    case "retired":
      return isRetired;
    case "secret":
      return secret && !isRetired;
    case "open":
      return !isRetired;
  }
}

function ManagedRow({ one, counts }: { one: AchievementDefinition; counts: string }) {
  const words = wordsOf(achievementPageWords);
  const { go } = usePage();
  return (
    <li>
      <a
        class="group-row link-row"
        href={achievementHref({ kind: "achievement", id: one.key })}
        onClick={follow(go)}
      >
        <Badge icon={one.icon} tier={one.tier} isEarned={!one.isRetired} size="small" />
        <span class="group-label">
          <strong class="truncate">
            <bdi>{one.title}</bdi>
            {one.secret && <span class="chip title-chip">{words.secretChip}</span>}
            {one.isRetired && <span class="chip title-chip">{words.retiredChip}</span>}
          </strong>
          <span class="group-hint">
            {counts}: {targetWords(one)} · {words.points(one.points, formatNumber(one.points))}
          </span>
        </span>
        <span class="group-hint holders">{holdersWords(one)}</span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}
