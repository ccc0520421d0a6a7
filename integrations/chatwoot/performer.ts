import type { Origin, ToolPerson } from "@/core/integrations/facts.ts";
import type { ChatwootPerson } from "./payload.ts";

/** Normalizes a type: "AgentBot" and "agent_bot" are the same. */
function kindOf(type: string | null | undefined): string {
  return (type ?? "").replace(/[_\s]/g, "").toLowerCase();
}

/**
 * Returns the id of an agent; null for contacts, bots and nobody. Some versions report a type only
 * for bots and contacts.
 */
export function agentIn(person: ChatwootPerson): ToolPerson {
  return person && ["user", ""].includes(kindOf(person.type)) ? person.id : null;
}

/** Returns the assigned agent; null for nobody and for bots. */
export function assigneeIn(
  meta: { assignee?: ChatwootPerson; assignee_type?: string | null | undefined } | null | undefined,
): ToolPerson {
  const isUser = !meta?.assignee_type || kindOf(meta.assignee_type) === "user";
  return isUser ? agentIn(meta?.assignee) : null;
}

/** The person behind a change, as far as Chatwoot reports it. */
export interface Performer {
  readonly person: ToolPerson;
  readonly origin: Origin;
  /** Whether Chatwoot reports the performer; older versions do not. */
  readonly isKnown: boolean;
}

/**
 * Returns who performed a change.
 * @param performer undefined in versions that do not report it, null for the system
 */
export function performerOf(
  performer:
    | { id?: string | null | undefined; type?: string | null | undefined }
    | null
    | undefined,
): Performer {
  if (performer === undefined) return { person: null, origin: "person", isKnown: false };
  const kind = kindOf(performer?.type);
  switch (kind) {
    case "user":
      return { person: performer?.id ?? null, origin: "person", isKnown: true };
    case "contact":
      return { person: null, origin: "person", isKnown: true };
    case "inbox":
      return { person: null, origin: "api", isKnown: true };
    default:
      return { person: null, origin: "automation", isKnown: true };
  }
}
