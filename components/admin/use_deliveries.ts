import { useState } from "preact/hooks";
import { type List, useList } from "./use_list.ts";

/** A list of deliveries with its filter. */
export interface DeliveriesState<Entry, State extends string> {
  readonly list: List<Entry>;
  readonly filter: State | "all";
  setFilter(filter: State | "all"): void;
}

const POLL_MILLISECONDS = 4_000;

const NEWEST_FIRST = {
  keyOf: ({ id }: { readonly id: number }) => String(id),
  compare: (a: { readonly id: number }, b: { readonly id: number }) => b.id - a.id,
};

/**
 * Reads deliveries, newest first, and keeps them current.
 * @param path the API path of the list
 * @param field the query parameter that filters by state
 */
export function useDeliveries<Entry extends { readonly id: number }, State extends string>(
  path: string,
  field: string,
): DeliveriesState<Entry, State> {
  const [filter, setFilter] = useState<State | "all">("all");
  const query = filter === "all" ? "limit=50" : `limit=50&${field}=${filter}`;
  return {
    list: useList<Entry>(`${path}?${query}`, NEWEST_FIRST, POLL_MILLISECONDS),
    filter,
    setFilter,
  };
}
