import type { ConversationFact } from "./facts.ts";
import { entryOf } from "./names.ts";
import type { IntegrationSettings } from "./settings.ts";

/**
 * Replaces the status of facts where the settings give the tool's stage a meaning: only "won" means
 * resolved.
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
