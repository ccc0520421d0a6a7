import { isCorrection } from "@/core/events/corrections.ts";
import { isSystemType, type ScoringEvent } from "@/core/events/events.ts";
import { systemTitle } from "@/core/scoring/system_events.ts";
import { titleOf } from "./arithmetic.ts";
import { correctedTitle } from "./correction.ts";

/**
 * Returns what an event is for, as its ledger entry names it.
 * @param typeTitle what people call the type; default: its name as words
 */
export function eventTitle(event: ScoringEvent, typeTitle = titleOf(event.type)): string {
  const title = isSystemType(event.type) ? systemTitle(event) : undefined;
  return isCorrection(event) ? correctedTitle(title) : title ?? typeTitle;
}
