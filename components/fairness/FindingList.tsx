import { useEffect, useState } from "preact/hooks";
import { FINDING_KINDS } from "@/core/fairness/kinds.ts";
import type { Finding } from "@/core/fairness/views.ts";
import type { Page } from "@/core/shapes.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { Scale } from "@/components/shared/page_icons.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { fairnessWords } from "@/words/fairness.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { FindingRow } from "./FindingRow.tsx";
import { type FindingFilters, findingsPath, NO_FILTERS } from "./place.ts";

const POLL_MILLISECONDS = 15_000;
// The server sorts by the first day of the period, which pages do not know.
const ORDER = { keyOf: ({ id }: Finding) => String(id) };
const STATES = ["open", "decided"] as const;

/** Work that looks unlike that of everybody else, for people to decide about. */
export function FindingList({ initial, filters, onFilter }: {
  initial: Page<Finding> | null;
  filters: FindingFilters;
  onFilter: (filters: FindingFilters) => void;
}) {
  const words = wordsOf(fairnessWords);
  const [search, setSearch] = useState(filters.search);
  const settled = useSettled(search);
  useEffect(() => {
    if (settled !== filters.search) onFilter({ ...filters, search: settled });
  }, [settled]);
  const path = findingsPath(filters);
  const isFirst = path === findingsPath(NO_FILTERS);
  const list = useList<Finding>(path, ORDER, POLL_MILLISECONDS, isFirst ? initial : null);
  return (
    <>
      <PageHead title={words.title} />
      <div class="page-body">
        <p class="group-note">
          {words.note} <a class="docs-link" href="/docs/guides/fairness">{words.whatFor}</a>
        </p>
        <div class="fairness-bar">
          <Segments
            name="finding-state"
            label={words.which}
            options={STATES.map((one) => [one, words.states[one]] as const)}
            value={filters.state}
            on={(state) => onFilter({ ...filters, state })}
          />
          <SearchInput
            id="finding-search"
            label={words.search}
            placeholder={words.search}
            value={search}
            onInput={setSearch}
          />
          <FilterSelect
            label={words.kind}
            value={filters.kind}
            isOn={filters.kind !== ""}
            options={[
              ["", words.everything] as const,
              ...FINDING_KINDS.map((kind) => [kind, words.kinds[kind]] as const),
            ]}
            onChange={(kind) => onFilter({ ...filters, kind })}
          />
        </div>
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? <Nothing filters={filters} />
              : (
                <ul class="group-rows" aria-label={words.list}>
                  {list.entries.map((one) => <FindingRow key={one.id} one={one} />)}
                </ul>
              )}
        </RemoteView>
        <MoreButton list={list} />
      </div>
    </>
  );
}

function Nothing({ filters: { state, kind, search } }: { filters: FindingFilters }) {
  const words = wordsOf(fairnessWords);
  if (kind !== "" || search !== "") {
    return (
      <Empty
        icon={Scale}
        title={words.nothing.fits}
        words={words.nothing.fitsHint}
      />
    );
  }
  return state === "open"
    ? (
      <Empty
        icon={Scale}
        title={words.nothing.open}
        words={words.nothing.openHint}
      />
    )
    : (
      <Empty
        icon={Scale}
        title={words.nothing.decided}
        words={words.nothing.decidedHint}
      />
    );
}
