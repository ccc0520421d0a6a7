import type { HistoryFilters } from "@/core/explain/views.ts";
import { formatDay } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { X } from "@/components/shared/page_icons.ts";
import { activityHistoryWords } from "@/words/activity_history.ts";
import { toolsOf } from "./history_choices.ts";
import { type HistoryFilter, toggled } from "./history_filter.ts";

/** What the list is filtered by; each can be taken away. */
export function HistoryChips({ filter, choices, onChange, onClear }: {
  filter: HistoryFilter;
  choices: HistoryFilters;
  onChange: (filter: HistoryFilter) => void;
  onClear: () => void;
}) {
  const words = wordsOf(activityHistoryWords);
  const { kinds, sources, day, q } = filter;
  const titles = new Map(choices.kinds.map(({ type, title }) => [type, title]));
  const chosen = toolsOf(choices).filter((tool) =>
    tool.sources.some((source) => sources.includes(source))
  );
  const chips: readonly (readonly [label: string, rest: HistoryFilter])[] = [
    ...(q === "" ? [] : [[`“${q}”`, { ...filter, q: "" }] as const]),
    ...kinds.map((type) =>
      [titles.get(type) ?? type, { ...filter, kinds: toggled(kinds, [type]) }] as const
    ),
    ...chosen.map((tool) =>
      [tool.name, {
        ...filter,
        sources: sources.filter((source) => !tool.sources.includes(source)),
      }] as const
    ),
    ...(day === "" ? [] : [[words.until(formatDay(day)), { ...filter, day: "" }] as const]),
  ];
  return (
    <ul class="history-chips" aria-label={words.chips}>
      {chips.map(([label, rest]) => (
        <li key={label}>
          <button
            type="button"
            class="history-chip"
            aria-label={words.remove(label)}
            onClick={() => onChange(rest)}
          >
            <bdi>{label}</bdi>
            <X size={13} />
          </button>
        </li>
      ))}
      <li>
        <button type="button" class="link history-clear" onClick={onClear}>{words.clear}</button>
      </li>
    </ul>
  );
}
