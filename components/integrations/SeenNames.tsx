import { useState } from "preact/hooks";
import { Ago } from "@/components/admin/Ago.tsx";
import { Plus } from "@/components/shared/icons.ts";
import { count } from "./words.ts";
import type { UnmappedName } from "@/core/integrations/views.ts";

/** The number of rows that are shown before the person asks for the others. */
const COLLAPSED_ROWS = 6;
/** The API stops counting here. */
const MAX_COUNTED = 1_000;

/** Names that the tool has sent and that have no meaning yet, each with a button to map it. */
export function SeenNames(
  { id, noun, names, onMap }: {
    id: string;
    /** The word for a name, such as "stage". */
    noun: string;
    /** The names that are not in the map yet, last seen first. */
    names: readonly UnmappedName[];
    onMap: (name: string) => void;
  },
) {
  const [isAll, setAll] = useState(false);
  if (names.length === 0) return null;
  const shown = isAll ? names : names.slice(0, COLLAPSED_ROWS);
  const rest = names.length - shown.length;
  return (
    <>
      <p id={`${id}-seen`} class="group-row seen-title">
        {count(names.length, `${noun} came`, `${noun}s came`)} that{" "}
        {names.length === 1 ? "is" : "are"} not listed above
      </p>
      <ul class="seen-names" aria-labelledby={`${id}-seen`}>
        {shown.map((one) => (
          <li key={one.name} class="group-row seen-name">
            <div class="group-label">
              <span class="seen-id">
                <bdi>{one.name}</bdi>
              </span>
              <span class="group-hint">
                {one.count >= MAX_COUNTED ? "1,000 times or more" : count(one.count, "time")} · last
                {" "}
                <Ago time={one.lastSeenAt} />
              </span>
            </div>
            <button
              type="button"
              class="button"
              aria-label={`Map the ${noun} ${one.name}`}
              onClick={() => onMap(one.name)}
            >
              <Plus size={14} />
              Map
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
            Show {rest} more
          </button>
        </div>
      )}
    </>
  );
}
