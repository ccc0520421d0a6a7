import { useEffect, useRef, useState } from "preact/hooks";
import { filterOf, type ListFilter, searchOf } from "./list_filter.ts";
import { PEOPLE_LIST } from "./place.ts";

const WAIT_MILLISECONDS = 200;

/** The query of the list that was open last. Only browsers set it. */
let lastSearch = "";

/** Returns the address of the list as it was left. */
export function lastListHref(): string {
  return PEOPLE_LIST.href + lastSearch;
}

/** The filter of the list, as it is typed and as it is read. */
export interface Filter {
  readonly filter: ListFilter;
  /** Follows the filter a moment after the last letter. */
  readonly read: ListFilter;
  change(change: Partial<ListFilter>): void;
}

/** Keeps the filter of the list in the address of the page. */
export function useFilter(search: string): Filter {
  const [filter, setFilter] = useState(() => filterOf(search));
  const [read, setRead] = useState(filter);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => {
    lastSearch = searchOf(read);
  }, [read]);

  useEffect(() => {
    const onPop = () => {
      if (location.pathname.replace(/\/$/, "") !== PEOPLE_LIST.href) return;
      const found = filterOf(location.search);
      setFilter(found);
      setRead(found);
    };
    addEventListener("popstate", onPop);
    return () => {
      clearTimeout(timer.current);
      removeEventListener("popstate", onPop);
    };
  }, []);

  return {
    filter,
    read,
    change(change) {
      const next = { ...filter, ...change };
      setFilter(next);
      clearTimeout(timer.current);
      const isTyping = Object.keys(change).join() === "q";
      timer.current = setTimeout(() => {
        setRead(next);
        // In place of the address before it: the back button leads to the page before the list.
        history.replaceState(null, "", PEOPLE_LIST.href + searchOf(next));
      }, isTyping ? WAIT_MILLISECONDS : 0);
    },
  };
}
