import type { ToolPerson } from "@/core/integrations/facts.ts";

/**
 * Returns whether an id is a person's: a number. Zendesk itself has -1, and its bots have names.
 */
export function isPerson(id: string | null | undefined): id is string {
  return typeof id === "string" && /^\d{1,30}$/.test(id);
}

/** Returns whether Zendesk itself (a trigger, an automation, a bot) did it, judged by the actor. */
export function isSystem(actor: string | null | undefined): boolean {
  return typeof actor === "string" && !isPerson(actor);
}

/** Returns a person's id, or null. */
export function personIn(id: string | null | undefined): ToolPerson {
  return isPerson(id) ? id : null;
}
