import type { DealFact } from "./facts.ts";
import { entryOf, nameKey } from "./names.ts";
import type { StageMeaning } from "./settings.ts";

type StageFact = Extract<DealFact, { what: "stage" }>;
type OutcomeFact = Extract<DealFact, { what: "outcome" }>;

/** A move from one stage to another. */
export interface StageChange {
  /** The meanings of the two stages. */
  readonly from: StageMeaning;
  readonly to: StageMeaning;
  /** The tool's own name for a stage, when it only means open. */
  readonly fromStage?: string;
  readonly toStage?: string;
  /** When the deal entered the stage that it left. */
  readonly since: number;
  readonly act: StageFact;
}

/** How a deal ended. */
export interface Closing {
  readonly outcome: "won" | "lost";
  /** The fact that ended it; later facts with the same outcome change nothing. */
  readonly act: StageFact | OutcomeFact;
  readonly reason?: string;
}

/** The course of a deal through its pipeline. */
export interface DealCourse {
  readonly changes: readonly StageChange[];
  /** The first stage that qualified it since it was last new. */
  readonly qualified: StageFact | null;
  /** How it ended; null while it is open. */
  readonly closing: Closing | null;
  readonly stage: string | null;
  readonly meaning: StageMeaning | null;
}

/**
 * Follows a deal through ordered facts. A stage that means won or lost ends the deal, and leaving
 * that stage reopens it. An outcome stands until the tool states another one.
 */
export function dealCourse(
  ordered: readonly DealFact[],
  meanings: Readonly<Record<string, StageMeaning>>,
): DealCourse {
  const meaningOf = (stage: string) => entryOf(meanings, stage) ?? "open";
  const changes: StageChange[] = [];
  let current: StageFact | null = null;
  let qualified: StageFact | null = null;
  let closing: Closing | null = null;
  for (const fact of ordered) {
    if (fact.what === "outcome") {
      closing = closedBy(closing, fact.outcome, fact);
    } else if (fact.what === "stage" && !isSameStage(fact, current)) {
      const meaning = meaningOf(fact.stage);
      // The first known stage is no change: the deal may have been created there.
      if (current) {
        const from = meaningOf(current.stage);
        changes.push({
          from,
          to: meaning,
          since: current.time,
          act: fact,
          ...(from === "open" ? { fromStage: current.stage } : {}),
          ...(meaning === "open" ? { toStage: fact.stage } : {}),
        });
      }
      if (meaning === "new") qualified = null;
      if (meaning === "qualified") qualified ??= fact;
      if (meaning === "won" || meaning === "lost") closing = closedBy(closing, meaning, fact);
      else if (closing?.act.what === "stage") closing = null;
      current = fact;
    }
  }
  const stage = current?.stage ?? null;
  return { changes, qualified, closing, stage, meaning: stage === null ? null : meaningOf(stage) };
}

function isSameStage({ stage }: StageFact, current: StageFact | null): boolean {
  return current !== null && (stage === current.stage || nameKey(stage) === nameKey(current.stage));
}

function closedBy(
  closing: Closing | null,
  outcome: "open" | "won" | "lost",
  act: StageFact | OutcomeFact,
): Closing | null {
  if (outcome === "open") return null;
  const reason = act.what === "outcome" ? act.reason : undefined;
  const same = closing?.outcome === outcome ? closing : null;
  const known = same?.reason ?? reason;
  return { outcome, act: same?.act ?? act, ...(known === undefined ? {} : { reason: known }) };
}
