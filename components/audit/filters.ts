/** The filters of the audit log, as the page's address holds them; empty text filters nothing. */
export interface AuditFilters {
  readonly q: string;
  readonly actor: string;
  readonly action: string;
  readonly outcome: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** Days in the organization's time zone, both included. */
  readonly from: string;
  readonly to: string;
}

export const NO_FILTERS: AuditFilters = {
  q: "",
  actor: "",
  action: "",
  outcome: "",
  objectKind: "",
  objectId: "",
  from: "",
  to: "",
};

const NAMES = Object.keys(NO_FILTERS) as (keyof AuditFilters)[];

/** Reads the filters from the query of an address. */
export function filtersOf(search: string): AuditFilters {
  const query = new URLSearchParams(search);
  const read = (name: keyof AuditFilters) => query.get(name)?.trim() ?? "";
  return {
    q: read("q"),
    actor: read("actor"),
    action: read("action"),
    outcome: read("outcome"),
    objectKind: read("objectKind"),
    objectId: read("objectId"),
    from: read("from"),
    to: read("to"),
  };
}

/** Returns the filters as a query without a question mark; "" when nothing is filtered. */
export function queryOf(filters: AuditFilters): string {
  const set = NAMES.filter((name) => filters[name] !== "").map((name) => [name, filters[name]]);
  return new URLSearchParams(set).toString();
}

/** The path of the first page of the list, below /api/v1. */
export function auditPath(filters: AuditFilters): string {
  const query = queryOf(filters);
  return `/admin/audit?limit=50${query === "" ? "" : `&${query}`}`;
}
