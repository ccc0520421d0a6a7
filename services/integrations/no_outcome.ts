import type { Fact, Origin } from "@/core/integrations/facts.ts";
import type { IntegrationSettings } from "@/core/integrations/settings.ts";
import { pays } from "@/core/integrations/timeline.ts";

/** How work is called that nobody did by hand, and the setting by which it pays. */
const UNPAID: Readonly<Record<Exclude<Origin, "person">, string>> = {
  bulk: "It was done to many at once, which pays only by the setting pays.bulkEdits.",
  import: "It was imported, which pays only by the setting pays.imports.",
  api: "A program did it, which pays only by the setting pays.apiChanges.",
  automation: "No person did it by hand; it pays only by the setting pays.apiChanges.",
};

/**
 * Why nothing has come of a webhook's facts, as a sentence.
 * @param added those of them that were not known before
 */
export function whyNothing(added: readonly Fact[], settings: IntegrationSettings): string {
  if (added.length === 0) return "It tells nothing that Laurel did not know.";
  for (const fact of added) {
    if (!("origin" in fact) || fact.origin === "person") continue;
    if (!pays(fact.origin, settings)) return UNPAID[fact.origin];
  }
  return "Noted; nothing has come of it so far.";
}
