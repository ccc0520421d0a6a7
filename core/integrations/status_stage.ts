import type { ConversationFact } from "./facts.ts";
import { entryOf } from "./names.ts";
import type { IntegrationSettings } from "./settings.ts";

/**
 * Facts about a conversation in which the settings have decided what a stage of the tool means: only
 * "won" resolves it.
 */
export function withStatus(
  facts: readonly ConversationFact[],
  { stages }: Pick<IntegrationSettings, "stages">,
): ConversationFact[] {
  return facts.map((fact) => {
    if (fact.what !== "status" || fact.stage === undefined) return fact;
    return { ...fact, status: entryOf(stages, fact.stage) === "won" ? "resolved" : "open" };
  });
}
