import { useEffect, useState } from "preact/hooks";
import { FINDING_KINDS, KIND_TITLES } from "@/core/fairness/kinds.ts";
import type { Finding } from "@/core/fairness/views.ts";
import type { Page } from "@/core/shapes.ts";
import { Empty } from "@/components/admin/Empty.tsx";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { useSettled } from "@/components/admin/use_settled.ts";
import { Scale } from "@/components/shared/icons.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { FindingRow } from "./FindingRow.tsx";
import { type FindingFilters, findingsPath, NO_FILTERS } from "./place.ts";

const POLL_MILLISECONDS = 15_000;
// The server sorts by the first day of the period, which pages do not know.
const ORDER = { keyOf: ({ id }: Finding) => String(id) };
const STATES = [["open", "Open"], ["decided", "Decided"]] as const;
const KINDS = [
  ["", "Everything"] as const,
  ...FINDING_KINDS.map((kind) => [kind, KIND_TITLES[kind]] as const),
];

/** Work that looks unlike that of everybody else, for people to decide about. */
export function FindingList({ initial, filters, onFilter }: {
  initial: Page<Finding> | null;
  filters: FindingFilters;
  onFilter: (filters: FindingFilters) => void;
}) {
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
      <PageHead title="Fairness Watch" />
      <div class="page-body">
        <p class="group-note">
          Work that looks unlike that of everybody else. It may have a good reason: nothing follows
          by itself, a person looks and decides.{" "}
          <a class="docs-link" href="/docs/guides/fairness">What is looked for</a>
        </p>
        <div class="fairness-bar">
          <Segments
            name="finding-state"
            label="Which findings"
            options={STATES}
            value={filters.state}
            on={(state) => onFilter({ ...filters, state })}
          />
          <SearchInput
            id="finding-search"
            label="Search people"
            placeholder="Search people"
            value={search}
            onInput={setSearch}
          />
          <FilterSelect
            label="Kind"
            value={filters.kind}
            isOn={filters.kind !== ""}
            options={KINDS}
            onChange={(kind) => onFilter({ ...filters, kind })}
          />
        </div>
        <RemoteView remote={list.remote}>
          {() =>
            list.entries.length === 0
              ? <Nothing filters={filters} />
              : (
                <ul class="group-rows" aria-label="Findings">
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
  if (kind !== "" || search !== "") {
    return (
      <Empty
        icon={Scale}
        title="Nothing fits"
        words="No finding is of this kind and person. Choose Everything, or search for less."
      />
    );
  }
  return state === "open"
    ? (
      <Empty
        icon={Scale}
        title="Nothing to look at"
        words="Work is compared with one's own days and those of peers, minutes after it arrives. After some weeks of work the comparisons are at their best."
      />
    )
    : (
      <Empty
        icon={Scale}
        title="Nothing was decided yet"
        words="Decisions about open findings appear here, with their reasons."
      />
    );
}
