import { useEffect, useState } from "preact/hooks";
import { type AuditFilters, filtersOf, queryOf } from "./filters.ts";

/** The filters of the page. */
export interface FiltersState {
  readonly filters: AuditFilters;
  /** Changes some of them; the address follows, so that back leads to the filters before. */
  change(some: Partial<AuditFilters>): void;
}

/** Keeps the filters in the address. @param first the query that the server answered */
export function useFilters(first: string): FiltersState {
  const [filters, setFilters] = useState(() => filtersOf(first));
  useEffect(() => {
    const onPop = () => setFilters(filtersOf(location.search));
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, []);
  return {
    filters,
    change(some) {
      // Read from the address: a text that is still being typed may be applied after this render.
      const next = { ...filtersOf(location.search), ...some };
      const query = queryOf(next);
      const href = `${location.pathname}${query === "" ? "" : `?${query}`}`;
      if (href !== location.pathname + location.search) history.pushState(null, "", href);
      setFilters(next);
    },
  };
}
