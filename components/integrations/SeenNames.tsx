import { formatNumber } from "@/components/shared/format.ts";
import { useState } from "preact/hooks";
import { Ago } from "@/components/admin/Ago.tsx";
import { Plus } from "@/components/shared/page_icons.ts";
import { integrationSettingWords } from "@/words/integration_settings.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import type { MapNoun } from "./settings_draft.ts";
import type { UnmappedName } from "@/core/integrations/views.ts";

/** The number of rows that are shown before the person asks for the others. */
const COLLAPSED_ROWS = 6;
/** The API stops counting here. */
const MAX_COUNTED = 1_000;

/** Names that the tool has sent and that have no meaning yet, each with a button to map it. */
export function SeenNames(
  { id, kind, names, onMap }: {
    id: string;
    /** The word for a name, such as "stage". */
    kind: MapNoun;
    /** The names that are not in the map yet, last seen first. */
    names: readonly UnmappedName[];
    onMap: (name: string) => void;
  },
) {
  const words = wordsOf(integrationSettingWords);
  const [isAll, setAll] = useState(false);
  if (names.length === 0) return null;
  const shown = isAll ? names : names.slice(0, COLLAPSED_ROWS);
  const rest = names.length - shown.length;
  return (
    <>
      <p id={`${id}-seen`} class="group-row seen-title">
        {words.nouns[kind].came(names.length, formatNumber(names.length))}
      </p>
      <ul class="seen-names" aria-labelledby={`${id}-seen`}>
        {shown.map((one) => (
          <li key={one.name} class="group-row seen-name">
            <div class="group-label">
              <span class="seen-id">
                <bdi>{one.name}</bdi>
              </span>
              <span class="group-hint">
                {one.count >= MAX_COUNTED
                  ? words.seen.orMore(formatNumber(MAX_COUNTED))
                  : words.seen.times(one.count, formatNumber(one.count))} ·{" "}
                <Sentence text={words.seen.last} parts={{ time: <Ago time={one.lastSeenAt} /> }} />
              </span>
            </div>
            <button
              type="button"
              class="button"
              aria-label={words.nouns[kind].map(one.name)}
              onClick={() => onMap(one.name)}
            >
              <Plus size={14} />
              {words.seen.map}
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <div class="group-row">
          <button
            type="button"
            class="button"
            onClick={() => setAll(true)}
          >
            {words.seen.more(rest)}
          </button>
        </div>
      )}
    </>
  );
}
