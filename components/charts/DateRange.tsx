import { type DayRange, RANGE_COMPARISONS, RANGE_PRESETS } from "@/core/insights/range.ts";
import { DayField } from "@/components/admin/DayField.tsx";
import { FieldError } from "@/components/admin/Field.tsx";
import { FilterSelect } from "@/components/admin/ListFilters.tsx";
import { formatDays } from "@/components/shared/format.ts";
import { rangeWords } from "@/words/ranges.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { RangeState } from "./use_range.ts";

/** The menu of ranges above the charts of a page or in a form, and what it means in days. */
export function DateRange({ state, hasComparison = true, name = "range", errors = {} }: {
  state: RangeState;
  hasComparison?: boolean;
  /** Begins the ids of the fields; unique on the page. */
  name?: string;
  /** What the server says about the days, by `from` and `to`. */
  errors?: Readonly<Record<string, string | undefined>>;
}) {
  const words = wordsOf(rangeWords);
  const { choice, chosen, change } = state;
  const isCustom = choice.preset === "custom";
  const error = errors["from"] ?? errors["to"];
  return (
    <div class="date-range" role="group" aria-label={words.days}>
      <FilterSelect
        label={words.range}
        value={choice.preset}
        isOn
        options={RANGE_PRESETS.map((one) => [one, words.presets[one]] as const)}
        onChange={(preset) => change({ preset })}
      />
      {hasComparison && (
        <FilterSelect
          label={words.comparison}
          value={choice.compare}
          isOn={choice.compare !== "none"}
          options={RANGE_COMPARISONS.map((one) => [one, words.compared[one]] as const)}
          onChange={(compare) => change({ compare })}
        />
      )}
      {chosen.range && (
        <span class="date-range-text" role="status">
          {daysText(chosen.range, hasComparison ? chosen.compared : null)}
        </span>
      )}
      {!isCustom && error && <FieldError id={`${name}-error`} message={error} />}
      {isCustom && (
        <div class="date-range-days">
          <DayField
            class="date-range-day"
            id={`${name}-from`}
            label={words.first}
            value={choice.from}
            error={chosen.wrong?.from ?? errors["from"]}
            onInput={(from) => change({ from })}
          />
          <DayField
            class="date-range-day"
            id={`${name}-to`}
            label={words.last}
            value={choice.to}
            error={chosen.wrong?.to ?? errors["to"]}
            onInput={(to) => change({ to })}
          />
        </div>
      )}
    </div>
  );
}

function daysText(range: DayRange, compared: DayRange | null): string {
  const words = wordsOf(rangeWords);
  const days = formatDays(range.from, range.to);
  return compared === null
    ? days
    : words.comparedWith(days, formatDays(compared.from, compared.to));
}
