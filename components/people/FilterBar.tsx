import type { TeamView } from "@/core/agents/views.ts";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { X } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { peopleWords } from "@/words/people.ts";
import {
  ACCOUNTS,
  isFiltered,
  type ListFilter,
  NO_FILTER,
  NO_TEAM,
  SORTS,
  STATES,
} from "./list_filter.ts";

/** The search and the filters above the list of people. */
export function FilterBar(
  { filter, teams, onChange }: {
    filter: ListFilter;
    teams: readonly TeamView[] | null;
    onChange: (change: Partial<ListFilter>) => void;
  },
) {
  const words = wordsOf(peopleWords).filters;
  const known = teams ?? [];
  const isOtherTeam = filter.team !== "" && filter.team !== NO_TEAM &&
    !known.some(({ id }) => id === filter.team);
  return (
    <form class="list-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <SearchInput
        id="people-search"
        label={words.search}
        placeholder={words.placeholder}
        value={filter.q}
        onInput={(q) => onChange({ q })}
      />
      <div class="filter-selects">
        <FilterSelect
          label={words.team}
          value={filter.team}
          isOn={filter.team !== ""}
          options={[
            ["", words.allTeams],
            [NO_TEAM, words.noTeam],
            ...(isOtherTeam ? [[filter.team, filter.team] as const] : []),
            ...known.map(({ id, name }) => [id, name] as const),
          ]}
          onChange={(team) => onChange({ team })}
        />
        <FilterSelect
          label={words.state}
          value={filter.state}
          isOn={filter.state !== NO_FILTER.state}
          options={STATES.map((one) => [one, words.states[one]] as const)}
          onChange={(state) => onChange({ state })}
        />
        <FilterSelect
          label={words.account}
          value={filter.account}
          isOn={filter.account !== "all"}
          options={ACCOUNTS.map((one) => [one, words.accounts[one]] as const)}
          onChange={(account) => onChange({ account })}
        />
        <FilterSelect
          label={words.order}
          value={filter.sort}
          isOn={false}
          options={SORTS.map((one) => [one, words.sorts[one]] as const)}
          onChange={(sort) => onChange({ sort })}
        />
        {isFiltered(filter) && (
          <button
            type="button"
            class="button filter-clear"
            onClick={() => {
              onChange({ ...NO_FILTER, sort: filter.sort });
              document.getElementById("people-search")?.focus();
            }}
          >
            <X size={14} />
            {words.clear}
          </button>
        )}
      </div>
    </form>
  );
}
