import type { ChangedBy } from "@/core/events/corrections.ts";
import { changeWords } from "./correction.ts";
import { changeTexts } from "@/words/changes.ts";
import { titlesOf } from "./titles.ts";
import type { ExplainedEntry } from "./views.ts";

/** An event that a person took back. */
export interface TakenBack {
  readonly title: string;
  readonly reason: string | null;
  readonly by: ChangedBy;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The event that took it back. */
  readonly reversal: ExplainedEntry["event"];
  readonly ruleVersion: number;
}

/** Returns the line of the feed that says who took an event back; it is no entry of the ledger. */
export function reversedEntry(
  { title, reason, by, at, reversal, ruleVersion }: TakenBack,
): ExplainedEntry {
  return {
    id: 0,
    points: 0,
    type: "event_reversed",
    title: changeTexts.en.takenBack(title),
    ...titlesOf(title, (what, language) => changeTexts[language].takenBack(what)),
    reason: changeWords("event_reversed", { reason, by }),
    event: reversal,
    ruleVersion,
    breakdown: [],
    time: new Date(at).toISOString(),
  };
}
