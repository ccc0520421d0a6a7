import type { ComponentChildren } from "preact";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";
import type { Bulk } from "./use_bulk.ts";

/** Above a list: how many entries are chosen, and what to do with them. */
export function BulkBar<Entry>({ bulk, entries, noun, children }: {
  bulk: Bulk<Entry>;
  /** The entries that can be chosen. */
  entries: readonly Entry[];
  /** What is chosen, in the plural: "people". */
  noun: string;
  /** The actions; shown while something is chosen. */
  children: ComponentChildren;
}) {
  const words = wordsOf(adminWords).bulk;
  const { chosen, progress } = bulk;
  const isAll = chosen.length === entries.length && entries.length > 0;
  return (
    <div class="bulk-bar" role="group" aria-label={words.group(noun)}>
      <label class="bulk-all">
        <input
          type="checkbox"
          checked={isAll}
          onChange={(event) => bulk.chooseAll(event.currentTarget.checked ? entries : [])}
        />
        {chosen.length === 0 ? words.all(noun) : words.chosen(formatNumber(chosen.length))}
      </label>
      {progress
        ? (
          <span class="group-hint" role="status">
            {words.progress(formatNumber(progress.done), formatNumber(progress.all))}
          </span>
        )
        : chosen.length > 0 && <span class="bulk-actions">{children}</span>}
    </div>
  );
}
