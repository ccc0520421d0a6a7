import type { ConversationFact } from "../../core/pairing/facts.ts";
import type { PersonSeen } from "../adapter.ts";
import { factKey } from "../shared/fact_key.ts";
import { personSeen } from "../shared/person_seen.ts";
import { readText } from "../shared/text.ts";
import type { IntercomConversation, IntercomPart, IntercomPerson } from "./payload.ts";

const CUSTOMERS = ["user", "lead", "contact", "visitor"];
/** Kinds of parts whose text the customer gets when an admin wrote it. */
const SENT_KINDS = ["comment", "assignment", "close", "open"];

export function isCustomer(person: IntercomPerson): boolean {
  return CUSTOMERS.includes(person?.type ?? "");
}

/** The id of a teammate, null for customers, bots, teams and nobody. */
export function adminIn(person: IntercomPerson): string | null {
  return person?.type === "admin" ? person.id ?? null : null;
}

export interface PartRead {
  readonly facts: readonly ConversationFact[];
  readonly people: readonly PersonSeen[];
  readonly ignored: string | null;
}

/** What happened in a conversation: a message, a close, an assignment, or several of them at once. */
export function readPart(part: IntercomPart, conversation: IntercomConversation): PartRead {
  const time = part.created_at;
  if (time === null) return nothing("A part does not say when it was made.");
  const message = messageIn(part, time);
  const facts = [
    ...(typeof message === "string" ? [] : message),
    ...statusIn(part, time, conversation),
    ...assignmentIn(part, time),
  ];
  return {
    facts,
    people: facts.length > 0 ? peopleIn(part, conversation) : [],
    ignored: typeof message === "string" ? message : null,
  };
}

/** The message of a part; nothing when it has none; a sentence when it has one that does not count. */
function messageIn(part: IntercomPart, time: number): ConversationFact[] | string {
  const { author, body } = part;
  const kind = part.part_type ?? "";
  const read = readText(body);
  if (!read?.characters && !part.attachments?.length) return [];
  if (kind.startsWith("note")) return "It is an internal note; the customer cannot see it.";
  const key = factKey("message", part.id);
  if (isCustomer(author)) {
    return [{ key, time, what: "message", by: "customer", person: null, quality: null }];
  }
  const person = adminIn(author);
  if (person === null || isByAi(part)) return "A bot wrote it.";
  if (!SENT_KINDS.includes(kind)) return `Parts of the kind "${kind.slice(0, 50)}" do not count.`;
  return [{
    ...{ key, time, what: "message" as const, by: "agent" as const, person },
    quality: read?.quality ?? null,
  }];
}

/** Fin answers under a teammate's name in some versions. */
function isByAi({ author, ...part }: IntercomPart): boolean {
  return [part, author].some((where) =>
    where?.from_ai_agent === true || where?.is_ai_answer === true
  );
}

function statusIn(
  part: IntercomPart,
  time: number,
  { open, state }: IntercomConversation,
): ConversationFact[] {
  const kind = part.part_type ?? "";
  const key = factKey("status", part.id);
  const person = adminIn(part.author);
  const isByPerson = (person !== null && !isByAi(part)) || isCustomer(part.author);
  const origin = isByPerson ? "person" : "automation";
  const common = { key, time, what: "status", person: isByPerson ? person : null, origin } as const;
  if (/(^|_)close$/.test(kind)) return [{ ...common, status: "resolved" }];
  if (/(^|_)(re)?open$/.test(kind)) return [{ ...common, status: "open" }];
  // A customer who writes opens a closed conversation again; nothing else tells of that.
  const isOpen = open === true || state === "open";
  return isCustomer(part.author) && isOpen ? [{ ...common, status: "open" }] : [];
}

function assignmentIn(part: IntercomPart, time: number): ConversationFact[] {
  if (!(part.part_type ?? "").endsWith("assignment")) return [];
  const key = factKey("assigned", part.id);
  return [{ key, time, what: "assigned", person: adminIn(part.assigned_to) }];
}

/** Authors come without an address; the assignee has one. */
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
