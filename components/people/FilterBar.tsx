import type { TeamView } from "@/core/agents/views.ts";
import { FilterSelect, SearchInput } from "@/components/admin/ListFilters.tsx";
import { X } from "@/components/shared/icons.ts";
import { isFiltered, type ListFilter, NO_FILTER, NO_TEAM } from "./list_filter.ts";

const STATES = [
  ["active", "Active"],
  ["deactivated", "Deactivated"],
  ["all", "Active and deactivated"],
] as const;
const ACCOUNTS = [
  ["all", "Any account"],
  ["none", "Without an account"],
  ["any", "With an account"],
  ["agent", "Agents’ accounts"],
  ["manager", "Managers"],
  ["admin", "Administrators"],
  ["deactivated", "Deactivated accounts"],
] as const;
const SORTS = [["name", "By name"], ["id", "By id"]] as const;

/** The search and the filters above the list of people. */
export function FilterBar(
  { filter, teams, onChange }: {
    filter: ListFilter;
    teams: readonly TeamView[] | null;
    onChange: (change: Partial<ListFilter>) => void;
  },
) {
  const known = teams ?? [];
  const isOtherTeam = filter.team !== "" && filter.team !== NO_TEAM &&
    !known.some(({ id }) => id === filter.team);
  return (
    <form class="list-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <SearchInput
        id="people-search"
        label="Search people"
        placeholder="Search by name, id, e-mail or alias"
        value={filter.q}
        onInput={(q) => onChange({ q })}
      />
      <div class="filter-selects">
        <FilterSelect
          label="Team"
          value={filter.team}
          isOn={filter.team !== ""}
          options={[
            ["", "All teams"],
            [NO_TEAM, "Without a team"],
            ...(isOtherTeam ? [[filter.team, filter.team] as const] : []),
            ...known.map(({ id, name }) => [id, name] as const),
          ]}
          onChange={(team) => onChange({ team })}
        />
        <FilterSelect
          label="State"
          value={filter.state}
          isOn={filter.state !== NO_FILTER.state}
          options={STATES}
          onChange={(state) => onChange({ state })}
        />
        <FilterSelect
          label="Account"
          value={filter.account}
          isOn={filter.account !== "all"}
          options={ACCOUNTS}
          onChange={(account) => onChange({ account })}
        />
        <FilterSelect
          label="Order"
          value={filter.sort}
          isOn={false}
          options={SORTS}
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
            Clear
          </button>
        )}
      </div>
    </form>
  );
}
