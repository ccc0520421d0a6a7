import type { Origin, Person } from "@/core/integrations/facts.ts";
import type { ChatwootPerson } from "./payload.ts";

/** "AgentBot" and "agent_bot" are the same. */
function kindOf(type: string | null | undefined): string {
  return (type ?? "").replace(/[_\s]/g, "").toLowerCase();
}

/**
 * The id of an agent, null for contacts, bots and nobody. Versions that do not say what somebody is
 * say so of bots and contacts.
 */
export function agentIn(person: ChatwootPerson): Person {
  return person && ["user", ""].includes(kindOf(person.type)) ? person.id : null;
}

/** Who it is assigned to; null when to nobody, or to a bot. */
export function assigneeIn(
  meta: { assignee?: ChatwootPerson; assignee_type?: string | null | undefined } | null | undefined,
): Person {
  const isUser = !meta?.assignee_type || kindOf(meta.assignee_type) === "user";
  return isUser ? agentIn(meta?.assignee) : null;
}

/** Who did something, as far as Chatwoot tells. */
export interface Performer {
  readonly person: Person;
  readonly origin: Origin;
  /** Whether Chatwoot says anything at all; older versions do not. */
  readonly isKnown: boolean;
}

/** @param performer undefined in versions that do not say it, null for the system */
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
