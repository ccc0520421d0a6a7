import type { ComponentChildren } from "preact";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { activityWords } from "@/words/activity.ts";
import { entryWords } from "./entry_words.ts";
import { sourceLook } from "./sources.ts";

/**
 * What every line of a ledger shows: where the work was done, what it was, how its points came about
 * and how many they are.
 */
export function EntryBody({ entry, isOpen, whyId, openClass, onToggle, when, children, below }: {
  entry: ExplainedEntry;
  isOpen: boolean;
  /** The id of the panel that explains the points, while it is open. */
  whyId: string;
  /** The class of the button that opens the panel. */
  openClass: string;
  onToggle: () => void;
  when: ComponentChildren;
  /** What was changed about the entry. */
  children?: ComponentChildren;
  /** What follows below the text. */
  below?: ComponentChildren;
}) {
  const { name, tint, Icon } = sourceLook(entry.event.source);
  const { points } = entry;
  const words = wordsOf(activityWords);
  return (
    <>
      <span class="entry-icon" data-tint={tint} aria-hidden="true">
        <Icon size={17} />
      </span>
      <div class="entry-text">
        <p class="entry-title">
          <button
            type="button"
            class={openClass}
            aria-expanded={isOpen}
            aria-controls={isOpen ? whyId : undefined}
            title={words.why}
            onClick={onToggle}
          >
            {entry.title}
          </button>
        </p>
        <p class="entry-sum tabular-nums">
          <bdi>{entryWords(entry)}</bdi>
        </p>
        {children}
        <p class="entry-meta text-label-secondary">
          <bdi>{name}</bdi> · {when}
        </p>
        {below}
      </div>
      <span
        class="entry-points tabular-nums"
        data-sign={points > 0 ? "gain" : points < 0 ? "loss" : "none"}
      >
        {points === 0 ? formatNumber(0) : formatSigned(points)}{" "}
        <span class="sr-only">{words.points}</span>
      </span>
    </>
  );
}
