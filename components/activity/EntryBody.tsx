import type { ComponentChildren } from "preact";
import type { EntryCorrection, ExplainedEntry } from "@/core/explain/views.ts";
import { formatNumber, formatSigned } from "@/components/shared/format.ts";
import { titleIn } from "@/core/language.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { activityWords } from "@/words/activity.ts";
import { entryWords } from "./entry_words.ts";
import { sourceLook } from "./sources.ts";

/**
 * What every line of a ledger shows: where the work was done, what it was, how its points came about
 * and how many they are.
 */
export function EntryBody({
  entry,
  corrections = [],
  isOpen,
  whyId,
  openClass,
  tabIndex,
  onToggle,
  when,
  children,
  below,
}: {
  entry: ExplainedEntry;
  /** Corrections to tell below the entry, whose old points are struck through. */
  corrections?: readonly EntryCorrection[];
  isOpen: boolean;
  /** The id of the panel that explains the points, while it is open. */
  whyId: string;
  /** The class of the button that opens the panel. */
  openClass: string;
  /** Whether the Tab key reaches the button, where arrow keys reach the others. */
  tabIndex?: 0 | -1;
  onToggle: () => void;
  when: ComponentChildren;
  /** What was changed about the entry. */
  children?: ComponentChildren;
  /** What follows below the text. */
  below?: ComponentChildren;
}) {
  const { name, tint, Icon } = sourceLook(entry.event.source);
  const points = corrections.reduce((sum, one) => sum + one.points, entry.points);
  const shown = (value: number) => value === 0 ? formatNumber(0) : formatSigned(value);
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
            tabIndex={tabIndex}
            aria-expanded={isOpen}
            aria-controls={isOpen ? whyId : undefined}
            title={words.why}
            onClick={onToggle}
          >
            {titleIn(currentLanguage(), entry)}
          </button>
        </p>
        <p class="entry-sum tabular-nums">
          <bdi>{entryWords(entry)}</bdi>
        </p>
        {corrections.map(({ event, by, points, reason }) => (
          <p key={event.id} class="entry-sum">
            <bdi>{words.corrected(by.name, formatSigned(points), points, reason)}</bdi>
          </p>
        ))}
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
        {points !== entry.points && (
          <>
            <del>{shown(entry.points)}</del>
            {" "}
          </>
        )}
        {shown(points)} <span class="sr-only">{words.points}</span>
      </span>
    </>
  );
}
