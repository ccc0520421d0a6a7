import type { AccountFilter, PeopleSort, PersonState } from "@/core/agents/directory.ts";

/** What the list of people shows; it is in the address of the page. */
export interface ListFilter {
  readonly q: string;
  /** The id of a team; empty: all; `-`: people without a team. */
  readonly team: string;
  readonly state: PersonState | "all";
  readonly account: AccountFilter | "all";
  readonly sort: PeopleSort;
}

export const NO_FILTER: ListFilter = {
  q: "",
  team: "",
  state: "active",
  account: "all",
  sort: "name",
};

export const STATES = ["active", "deactivated", "all"] as const;
export const ACCOUNTS = [
  "all",
  "none",
  "any",
  "agent",
  "manager",
  "admin",
  "deactivated",
] as const;
export const SORTS = ["name", "id"] as const;
/** Stands for "no team" in the address. */
export const NO_TEAM = "-";

/** Reads the filter of an address; what is not valid is left out. */
export function filterOf(search: string): ListFilter {
  const query = new URLSearchParams(search);
  const one = <T extends string>(name: string, all: readonly T[], otherwise: T): T =>
    all.find((value) => value === query.get(name)) ?? otherwise;
  return {
    q: query.get("q") ?? "",
    team: query.get("team") ?? "",
    state: one("state", STATES, NO_FILTER.state),
    account: one("account", ACCOUNTS, NO_FILTER.account),
    sort: one("sort", SORTS, NO_FILTER.sort),
  };
}

/** Returns the query of an address with this filter: empty, or beginning with a question mark. */
export function searchOf(filter: ListFilter): string {
  const query = new URLSearchParams();
  for (const name of ["q", "team", "state", "account", "sort"] as const) {
    if (filter[name] !== NO_FILTER[name]) query.set(name, filter[name]);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** Returns whether a filter leaves people out that the list shows otherwise. */
export function isFiltered(filter: ListFilter): boolean {
  return filter.q.trim() !== "" || filter.team !== "" || filter.account !== "all" ||
    filter.state !== NO_FILTER.state;
}

/** Returns the path of the API that lists these people, below `/api/v1`. */
export function listPath(filter: ListFilter): string {
  return `/admin/agents?${queryOf(filter)}&sort=${filter.sort}&limit=50`;
}

/** Returns the address of the file with these people. */
export function fileHref(filter: ListFilter): string {
  return `/api/v1/admin/agents.csv?${queryOf(filter)}`;
}

function queryOf({ q, team, state, account }: ListFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (q.trim() !== "") query.set("q", q.trim());
  if (team !== "") query.set("team", team === NO_TEAM ? "" : team);
  if (state !== "all") query.set("state", state);
  if (account !== "all") query.set("account", account);
  return query;
}
