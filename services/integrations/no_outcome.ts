import type { Fact, Origin } from "@/core/integrations/facts.ts";
import type { IntegrationSettings } from "@/core/integrations/settings.ts";
import { pays } from "@/core/integrations/timeline.ts";

/** Describes work that was not done by a person, with the setting that pays it. */
const UNPAID: Readonly<Record<Exclude<Origin, "person">, string>> = {
  bulk: "It was a bulk edit, which pays only with the setting pays.bulkEdits.",
  import: "It was imported, which pays only with the setting pays.imports.",
  api: "A program did it, which pays only with the setting pays.apiChanges.",
  automation: "An automation did it, which pays only with the setting pays.apiChanges.",
};

/**
 * Returns a sentence that says why a webhook's facts led to no event.
 * @param added the facts that were new
 */
export function whyNothing(added: readonly Fact[], settings: IntegrationSettings): string {
  if (added.length === 0) return "It contains nothing new.";
  for (const fact of added) {
    if (!("origin" in fact) || fact.origin === "person") continue;
    if (!pays(fact.origin, settings)) return UNPAID[fact.origin];
  }
  return "Stored; it has not led to an event so far.";
}
