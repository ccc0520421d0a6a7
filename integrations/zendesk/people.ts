import type { Person } from "@/core/integrations/facts.ts";

/** Zendesk's ids for people are numbers; its own doing has -1, and its bots have names. */
export function isPerson(id: string | null | undefined): id is string {
  return typeof id === "string" && /^\d{1,30}$/.test(id);
}

/** Whether Zendesk itself (a trigger, an automation, a bot) did it, by who is named as the doer. */
export function isSystem(actor: string | null | undefined): boolean {
  return typeof actor === "string" && !isPerson(actor);
}

/** Somebody's id, or null. */
export function personIn(id: string | null | undefined): Person {
  return isPerson(id) ? id : null;
}
