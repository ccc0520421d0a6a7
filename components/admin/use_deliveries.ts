import { useState } from "preact/hooks";
import { type List, useList } from "./use_list.ts";

/** Deliveries, all of them or those with one state. */
export interface DeliveriesState<Entry, State extends string> {
  readonly list: List<Entry>;
  readonly filter: State | "all";
  setFilter(filter: State | "all"): void;
}

const EVERY_MILLISECONDS = 4_000;

const NEWEST_FIRST = {
  keyOf: ({ id }: { readonly id: number }) => String(id),
  compare: (a: { readonly id: number }, b: { readonly id: number }) => b.id - a.id,
};

/**
 * Reads deliveries, the newest first, and keeps them current.
 * @param path of the list
 * @param field of its query that filters by state
 */
export function useDeliveries<Entry extends { readonly id: number }, State extends string>(
  path: string,
  field: string,
): DeliveriesState<Entry, State> {
  const [filter, setFilter] = useState<State | "all">("all");
  const query = filter === "all" ? "limit=50" : `limit=50&${field}=${filter}`;
  return {
    list: useList<Entry>(`${path}?${query}`, NEWEST_FIRST, EVERY_MILLISECONDS),
    filter,
    setFilter,
  };
}
