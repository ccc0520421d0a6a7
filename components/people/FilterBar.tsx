import type { TeamView } from "@/core/agents/views.ts";
import { Search, X } from "@/components/shared/icons.ts";
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
    <form class="people-filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="people-search">
        <span class="sr-only">Search people</span>
        <Search size={15} />
        <input
          id="people-search"
          class="input"
          type="search"
          placeholder="Search by name, id, e-mail or alias"
          value={filter.q}
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => onChange({ q: event.currentTarget.value })}
        />
      </label>
      <div class="people-chips">
        <Chip
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
        <Chip
          label="State"
          value={filter.state}
          isOn={filter.state !== NO_FILTER.state}
          options={STATES}
          onChange={(state) => onChange({ state })}
        />
        <Chip
          label="Account"
          value={filter.account}
          isOn={filter.account !== "all"}
          options={ACCOUNTS}
          onChange={(account) => onChange({ account })}
        />
        <Chip
          label="Order"
          value={filter.sort}
          isOn={false}
          options={SORTS}
          onChange={(sort) => onChange({ sort })}
        />
        {isFiltered(filter) && (
          <button
            type="button"
            class="button people-clear"
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

/** A filter: a menu that is tinted while it leaves people out. */
function Chip<T extends string>({ label, value, isOn, options, onChange }: {
  label: string;
  value: T;
  isOn: boolean;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
}) {
  return (
    <select
      class="input select people-chip"
      data-on={isOn}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as T)}
    >
      {options.map(([one, text]) => <option key={one} value={one}>{text}</option>)}
    </select>
  );
}
