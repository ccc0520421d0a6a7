import { useEffect, useMemo, useState } from "preact/hooks";
import type { Day } from "@/core/calendars/calendar.ts";
import {
  type ChosenRange,
  chosenRange,
  type RangeChoice,
  type RangeComparison,
  type RangePreset,
} from "@/core/insights/range.ts";
import { readRange, writeRange } from "@/core/insights/range_query.ts";
import { currentLanguage } from "@/components/shared/locale.ts";

/** The range of days that a page shows. */
export interface RangeState {
  readonly choice: RangeChoice;
  /** The days, or what is wrong by field. */
  readonly chosen: ChosenRange;
  /** The current day in the organization's time zone. */
  readonly today: Day;
  /** Changes a part of the choice; the address follows. */
  change(some: Partial<RangeChoice>): void;
}

/**
 * Keeps a range that belongs to a form, and not to the address of a page.
 * @param today the current day in the organization's time zone
 */
export function useFormRange(today: Day, preset: RangePreset): RangeState {
  const [choice, setChoice] = useState<RangeChoice>({ preset, from: "", to: "", compare: "none" });
  const chosen = useMemo(() => chosenRange(choice, today, currentLanguage()), [choice, today]);
  return {
    choice,
    chosen,
    today,
    change: (some) => setChoice(withDays({ ...choice, ...some }, choice, chosen)),
  };
}

/** A custom range begins with the days that were shown. */
function withDays(next: RangeChoice, last: RangeChoice, { range }: ChosenRange): RangeChoice {
  const isNew = next.preset === "custom" && last.preset !== "custom" && range;
  return isNew ? { ...next, ...range } : next;
}

/**
 * Keeps the range in the query of the address, so that the back button, a reload and a link lead to
 * the same days.
 * @param search the query that the server answered
 * @param today the current day in the organization's time zone
 */
export function useRange(
  search: string,
  today: Day,
  { preset = "last28", compare = "before" }: {
    /** The range without a choice. */
    preset?: RangePreset;
    compare?: RangeComparison;
  } = {},
): RangeState {
  const [query, setQuery] = useState(search);
  useEffect(() => {
    const onPop = () => setQuery(location.search);
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, []);
  const choice = useMemo(() => readRange(query, preset, compare), [query, preset, compare]);
  const chosen = useMemo(() => chosenRange(choice, today, currentLanguage()), [choice, today]);
  return {
    choice,
    chosen,
    today,
    change(some) {
      const next = withDays({ ...choice, ...some }, choice, chosen);
      const text = writeRange(location.search, next);
      if (`?${text}` === location.search) return;
      // Typing into a day changes the same view.
      const isTyping = some.from !== undefined || some.to !== undefined;
      history[isTyping ? "replaceState" : "pushState"](null, "", `?${text}`);
      setQuery(`?${text}`);
    },
  };
}
