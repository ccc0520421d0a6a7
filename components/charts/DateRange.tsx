import { type DayRange, type RangeComparison, type RangePreset } from "@/core/insights/range.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { FilterSelect } from "@/components/admin/ListFilters.tsx";
import { formatDays } from "@/components/shared/format.ts";
import type { RangeState } from "./use_range.ts";

const PRESETS: readonly (readonly [RangePreset, string])[] = [
  ["today", "Today"],
  ["last7", "Last 7 days"],
  ["last28", "Last 28 days"],
  ["last90", "Last 90 days"],
  ["this_week", "This week"],
  ["last_week", "Last week"],
  ["this_month", "This month"],
  ["last_month", "Last month"],
  ["this_quarter", "This quarter"],
  ["custom", "Other days…"],
];

const COMPARED: readonly (readonly [RangeComparison, string])[] = [
  ["none", "No comparison"],
  ["before", "Compare: period before"],
  ["year", "Compare: last year"],
];

/** The menu of ranges above the charts of a page or in a form, and what it means in days. */
export function DateRange({ state, hasComparison = true, name = "range", errors = {} }: {
  state: RangeState;
  hasComparison?: boolean;
  /** Begins the ids of the fields; unique on the page. */
  name?: string;
  /** What the server says about the days, by `from` and `to`. */
  errors?: Readonly<Record<string, string | undefined>>;
}) {
  const { choice, chosen, change } = state;
  const isCustom = choice.preset === "custom";
  const error = errors["from"] ?? errors["to"];
  return (
    <div class="date-range" role="group" aria-label="Days">
      <FilterSelect
        label="Range"
        value={choice.preset}
        isOn
        options={PRESETS}
        onChange={(preset) => change({ preset })}
      />
      {hasComparison && (
        <FilterSelect
          label="Comparison"
          value={choice.compare}
          isOn={choice.compare !== "none"}
          options={COMPARED}
          onChange={(compare) => change({ compare })}
        />
      )}
      {chosen.range && (
        <span class="date-range-text" role="status">
          {rangeWords(chosen.range, hasComparison ? chosen.compared : null)}
        </span>
      )}
      {!isCustom && error && <FieldError id={`${name}-error`} message={error} />}
      {isCustom && (
        <div class="date-range-days">
          <DayField
            class="date-range-day"
            id={`${name}-from`}
            label="First day"
            value={choice.from}
            error={chosen.wrong?.from ?? errors["from"]}
            onInput={(from) => change({ from })}
          />
          <DayField
            class="date-range-day"
            id={`${name}-to`}
            label="Last day"
            value={choice.to}
            error={chosen.wrong?.to ?? errors["to"]}
            onInput={(to) => change({ to })}
          />
        </div>
      )}
    </div>
  );
}

function rangeWords(range: DayRange, compared: DayRange | null): string {
  const days = formatDays(range.from, range.to);
  return compared === null
    ? days
    : `${days}, compared with ${formatDays(compared.from, compared.to)}`;
}
