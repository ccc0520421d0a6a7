import type { HistoryFilters } from "@/core/explain/views.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Menus } from "@/components/windows/Menus.tsx";
import { activityHistoryWords } from "@/words/activity_history.ts";
import { toolsOf } from "./history_choices.ts";
import { type HistoryFilter, toggled } from "./history_filter.ts";

/** The menus of kinds and tools, and the day to jump to. */
export function HistoryTools({ filter, choices, today, onChange }: {
  filter: HistoryFilter;
  choices: HistoryFilters;
  today: string;
  onChange: (filter: HistoryFilter) => void;
}) {
  const words = wordsOf(activityHistoryWords);
  const kinds = choices.kinds.map(({ type, title }) => ({
    kind: "check" as const,
    label: title,
    isChecked: filter.kinds.includes(type),
    onSelect: () => onChange({ ...filter, kinds: toggled(filter.kinds, [type]) }),
  }));
  const tools = toolsOf(choices).map(({ name, sources }) => ({
    kind: "check" as const,
    label: name,
    isChecked: sources.every((source) => filter.sources.includes(source)),
    onSelect: () => onChange({ ...filter, sources: toggled(filter.sources, sources) }),
  }));
  return (
    <div class="history-tools">
      <Menus
        label={words.filters}
        menus={[
          { id: "history-kind", button: words.kind, label: words.kind, items: kinds },
          { id: "history-tool", button: words.tool, label: words.tool, items: tools },
        ].map((menu) => ({ ...menu, class: "history-menu" }))}
      />
      <label class="history-jump">
        {words.jump}
        <input
          type="date"
          class="input"
          max={today}
          value={filter.day}
          onChange={({ currentTarget: { value, validity } }) => {
            if (validity.valid) onChange({ ...filter, day: value });
          }}
        />
      </label>
    </div>
  );
}
