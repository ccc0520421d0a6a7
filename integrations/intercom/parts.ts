import type { ConversationFact } from "@/core/integrations/facts.ts";
import type { PersonSeen } from "@/integrations/adapter.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { personSeen } from "@/integrations/shared/person_seen.ts";
import { readText } from "@/integrations/shared/text.ts";
import type { When } from "@/integrations/shared/time.ts";
import { isAsked, isAssignment, isMerge, isNote, isSent, statusAfter } from "./part_kinds.ts";
import type { IntercomConversation, IntercomPart } from "./payload.ts";
import { adminIn, assigneeIn, isByAi, isCustomer } from "./people.ts";

export interface PartRead {
  readonly facts: readonly ConversationFact[];
  readonly people: readonly PersonSeen[];
  readonly ignored: string | null;
}

/** Maps a part of a conversation: a message, a close, an assignment, or several of them at once. */
export function readPart(part: IntercomPart | null, conversation: IntercomConversation): PartRead {
  if (part === null) return nothing("A part is invalid or has no id.");
  const at = part.created_at;
  if (at === null) return nothing("A part does not say when it was created.");
  if (at === undefined) return nothing("Laurel cannot read when a part was created (created_at).");
  const kind = part.part_type ?? "comment";
  const message = messageIn(part, kind, at);
  const facts = [
    ...(typeof message === "string" ? [] : message),
    ...statusIn(part, kind, at, conversation, message.length > 0 && typeof message !== "string"),
    ...assignmentIn(part, kind, at, conversation),
    ...mergeIn(kind, at, conversation),
  ];
  return {
    facts,
    people: facts.length > 0 ? peopleIn(part, conversation) : [],
    ignored: typeof message === "string" ? message : null,
  };
}

/**
 * Returns the message of a part; nothing when it has none; a reason when its message does not
 * count.
 */
function messageIn(part: IntercomPart, kind: string, at: When): ConversationFact[] | string {
  const { author, body } = part;
  const read = readText(body);
  if (!read?.characters && !part.attachments?.length) return [];
  if (isNote(kind)) return "It is an internal note; the customer cannot see it.";
  const key = factKey("message", part.id);
  const doesNotCount = `Parts of the kind "${kind.slice(0, 50)}" do not count.`;
  if (isCustomer(author)) {
    if (!isAsked(kind)) return doesNotCount;
    return [{ key, ...at, what: "message", by: "customer", person: null, quality: null }];
  }
  const person = adminIn(author);
  if (person === null || isByAi(part)) return "A bot wrote it.";
  if (!isSent(kind)) return doesNotCount;
  return [{
    key,
    ...at,
    what: "message" as const,
    by: "agent" as const,
    person,
    quality: read?.quality ?? null,
  }];
}

function statusIn(
  part: IntercomPart,
  kind: string,
  at: When,
  { open, state }: IntercomConversation,
  isMessage: boolean,
): ConversationFact[] {
  const key = factKey("status", part.id);
  const person = adminIn(part.author);
  const isByPerson = (person !== null && !isByAi(part)) || isCustomer(part.author);
  const origin = isByPerson ? "person" : "automation";
  const common = {
    key,
    ...at,
    what: "status",
    person: isByPerson ? person : null,
    origin,
  } as const;
  const after = statusAfter(kind);
  if (after !== null) return [{ ...common, status: after }];
  // A customer's message reopens a closed conversation, and no other notification reports that.
  const isOpen = open === true || state === "open";
  return isMessage && isCustomer(part.author) && isOpen ? [{ ...common, status: "open" }] : [];
}

/** When the part does not name the assignee, the conversation does. */
function assignmentIn(
  part: IntercomPart,
  kind: string,
  at: When,
  conversation: IntercomConversation,
): ConversationFact[] {
  if (!isAssignment(kind)) return [];
  const person = part.assigned_to === undefined
    ? assigneeIn(conversation)
    : adminIn(part.assigned_to);
  if (person === undefined) return [];
  return [{ key: factKey("assigned", part.id), ...at, what: "assigned", person }];
}

/** When two conversations are merged, the closed one continued as the other. */
function mergeIn(
  kind: string,
  at: When,
  { open, state }: IntercomConversation,
): ConversationFact[] {
  const isClosed = state === "closed" || (!state && open === false);
  return isMerge(kind) && isClosed ? [{ key: "merged", ...at, what: "merged" }] : [];
}

/** Authors have no e-mail address; the assignee has one. */
function peopleIn(part: IntercomPart, { assignee }: IntercomConversation): PersonSeen[] {
  const people = [part.author, part.assigned_to].flatMap((person) => {
    const id = adminIn(person);
    if (id === null || !person) return [];
    const email = person.email ?? (adminIn(assignee ?? null) === id ? assignee?.email : null);
    return [personSeen(id, { name: person.name, email })];
  });
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

function nothing(ignored: string): PartRead {
  return { facts: [], people: [], ignored };
}
