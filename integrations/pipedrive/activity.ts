import type { ContactFact, FactAbout, TaskFact } from "@/core/integrations/facts.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { fromIso } from "@/integrations/shared/time.ts";
import { isTrue, linkedId, textFrom } from "@/integrations/shared/optional.ts";
import {
  before,
  clockOf,
  earlierFirst,
  isChanged,
  isRestored,
  isTrashed,
  type Message,
  withPresence,
} from "./payload.ts";

const HOUR_MILLISECONDS = 3_600_000;

/**
 * The revision of what the webhook of the creation says. It is above all revisions of what other
 * webhooks imply, whenever they were sent.
 */
const ABOVE_OTHERS = 1e15;

/** Pipedrive's built-in types of activities; those that a company defines are `other`. */
const KINDS: Readonly<Record<string, Extract<ContactFact, { what: "activity" }>["activity"]>> = {
  call: "call",
  meeting: "meeting",
  lunch: "meeting",
  email: "email",
};
/** Types of activities without contact to a customer. */
const ALONE = ["task", "deadline"];

/** Maps a webhook about an activity: to a follow-up, and to an activity with a contact. */
export function activityFacts(message: Message): FactAbout[] {
  const task = { kind: "task", id: message.id } as const;
  return [
    ...withPresence(message, isTrashed(message) ? [] : taskFacts(message))
      .map((fact) => ({ object: task, fact })),
    ...contactFacts(message),
  ];
}

function taskFacts(message: Message): TaskFact[] {
  const { action, change, time, person, origin, data } = message;
  const isDone = isTrue(data.done);
  // An activity that was created as done was never due.
  if (action === "create") return isDone ? [] : [dueAtFirst(message)];
  const wasDone = isTrue(before(message, "done"));
  const facts: TaskFact[] = [];
  if (!wasDone || !isDone) facts.push(dueAtFirst(message));
  const isMoved = ["due_date", "due_time", "owner_id"].some((field) => isChanged(message, field));
  if (!isDone && isMoved) {
    const dueAt = dueTime(data.due_date, data.due_time);
    const owner = linkedId(data.owner_id);
    facts.push({ key: factKey("due", change), time, what: "due", person: owner, dueAt, origin });
  }
  if (isDone !== wasDone) {
    facts.push({ key: factKey("done", change), time, what: "done", isDone, person, origin });
  }
  return facts;
}

/**
 * Returns the first due date. Every later webhook shows one as well; the earliest webhook that
 * arrived counts.
 */
function dueAtFirst(message: Message): TaskFact {
  const { action, time, origin, data } = message;
  return {
    key: "due",
    revision: (action === "create" ? ABOVE_OTHERS : 0) + earlierFirst(message),
    time: fromIso(data.add_time) ?? time,
    what: "due",
    person: linkedId(before(message, "owner_id")),
    dueAt: dueTime(before(message, "due_date"), before(message, "due_time")),
    origin,
  };
}

/**
 * Returns the due time in milliseconds since the epoch. A time of day is in UTC. A date without a
 * time has no zone, so it ends when the day has ended everywhere on earth; nobody is late who was
 * in time by the local clock.
 */
function dueTime(date: unknown, time: unknown): number | null {
  const day = typeof date === "string" ? /^\d{4}-\d\d-\d\d/.exec(date.trim())?.[0] : undefined;
  const start = fromIso(day);
  if (start === null) return null;
  const clock = clockOf(time);
  const at = clock === null ? null : fromIso(`${day}T${clock}`);
  return at ?? start + 36 * HOUR_MILLISECONDS - 1;
}

/** Maps a done activity to an activity with the contact, until it is undone or deleted. */
function contactFacts(message: Message): FactAbout[] {
  const { action, id, time, origin, data, previous } = message;
  const now = action === "delete" ? previous : data;
  const contact = linkedId(now.person_id);
  const type = textFrom(now.type)?.toLowerCase() ?? "";
  if (contact === null || ALONE.includes(type)) return [];
  const key = factKey("activity", id);
  const about = (fact: ContactFact): FactAbout[] => [{
    object: { kind: "contact", id: contact },
    fact,
  }];
  const isDone = isTrue(now.done);
  const isGone = isTrashed(message);
  if (isGone || isRestored(message)) {
    if (!isDone) return [];
    const withdrawn = factKey("withdrawn", id);
    return about({
      key: withdrawn,
      revision: time,
      time,
      what: "withdrawn",
      activity: key,
      isWithdrawn: isGone,
    });
  }
  const wasDone = action === "create" ? false : isTrue(before(message, "done"));
  if (isDone === wasDone) return [];
  return about({
    key,
    revision: time,
    time,
    what: "activity",
    activity: Object.hasOwn(KINDS, type) ? KINDS[type]! : "other",
    // A fact without a person earns nothing, and it replaces an earlier fact with the same key.
    person: isDone ? message.person : null,
    origin,
  });
}
