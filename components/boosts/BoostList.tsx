import { useState } from "preact/hooks";
import type { BoostView } from "@/core/rules/views.ts";
import type { Page } from "@/core/shapes.ts";
import { AddLink } from "@/components/admin/AddLink.tsx";
import { Empty } from "@/components/admin/Empty.tsx";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { follow } from "@/components/admin/use_path.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { Zap } from "@/components/shared/icons.ts";
import { ChevronRight } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { boostWords } from "@/words/boosts.ts";
import { stateOf } from "./draft.ts";
import { boostHref } from "./place.ts";
import { audienceWords, spanWords, titleOf } from "./words.ts";

const POLL_MILLISECONDS = 10_000;
const STATES = ["running", "upcoming", "over"] as const;
type State = "all" | typeof STATES[number];
const ORDER = {
  keyOf: ({ id }: BoostView) => String(id),
  compare: (a: BoostView, b: BoostView) => b.id - a.id,
};

/** Returns the path of the list's first page, below `/api/v1`. */
export function boostListPath({ q = "", state = "all", own = true } = {}): string {
  const query = new URLSearchParams({ limit: "50", own: String(own) });
  if (q !== "") query.set("q", q);
  if (state !== "all") query.set("state", state);
  return `/admin/boosts?${query}`;
}

/** All boosts: those that run, those to come, those that are over. */
export function BoostList({ initial }: { initial: Page<BoostView> | null }) {
  const words = wordsOf(boostWords);
  const { filters } = words;
  const [text, setText] = useState("");
  const [state, setState] = useState<State>("all");
  const [origin, setOrigin] = useState<"own" | "spins">("own");
  const q = useSettled(text.trim());
  const isFiltered = q !== "" || state !== "all" || origin !== "own";
  const path = boostListPath({ q, state, own: origin === "own" });
  const list = useList(path, ORDER, POLL_MILLISECONDS, isFiltered ? null : initial);
  const isEmpty = list.entries.length === 0;
  return (
    <>
      <PageHead title={words.all}>{(!isEmpty || isFiltered) && <NewLink />}</PageHead>
      <div class="page-body">
        {(!isEmpty || isFiltered) && (
          <form
            class="list-filters"
            role="search"
            onSubmit={(event) => event.preventDefault()}
          >
            <SearchInput
              id="boost-search"
              label={filters.search}
              placeholder={filters.hint}
              value={text}
              onInput={setText}
            />
            <div class="filter-selects">
              <FilterSelect
                label={filters.state}
                value={state}
                isOn={state !== "all"}
                options={[
                  ["all", filters.all] as const,
                  ...STATES.map((one) => [one, words.states[one]] as const),
                ]}
                onChange={setState}
              />
              <FilterSelect
                label={filters.origin}
                value={origin}
                isOn={origin !== "own"}
                options={[["own", filters.own], ["spins", filters.spins]]}
                onChange={setOrigin}
              />
            </div>
          </form>
        )}
        <RemoteView remote={list.remote}>
          {() =>
            !isEmpty
              ? (
                <ul class="group-rows" aria-label={words.all}>
                  {list.entries.map((one) => <BoostRow key={one.id} one={one} />)}
                </ul>
              )
              : isFiltered
              ? <p class="group-note" role="status">{filters.nothing}</p>
              : (
                <Empty
                  icon={Zap}
                  title={words.none}
                  words={words.noneHint}
                >
                  <NewLink />
                </Empty>
              )}
        </RemoteView>
        <MoreButton list={list} />
      </div>
    </>
  );
}

function NewLink() {
  return <AddLink href={boostHref({ kind: "new" })}>{wordsOf(boostWords).add}</AddLink>;
}

const TONES = { running: "good", upcoming: "warning", over: undefined } as const;

function BoostRow({ one }: { one: BoostView }) {
  const { go, now, timeZone } = usePage();
  const state = stateOf(one, now);
  return (
    <li>
      <a
        class="group-row link-row"
        href={boostHref({ kind: "boost", id: one.id })}
        onClick={follow(go)}
      >
        <span class="boost-factor">×{one.factor}</span>
        <span class="group-label">
          <strong class="truncate">
            <bdi>{titleOf(one)}</bdi>
          </strong>
          <span class="group-hint">
            {spanWords(one, timeZone)} · <bdi>{audienceWords(one)}</bdi>
          </span>
        </span>
        <span class="badge" data-tone={TONES[state]}>{wordsOf(boostWords).states[state]}</span>
        <ChevronRight size={16} />
      </a>
    </li>
  );
}
