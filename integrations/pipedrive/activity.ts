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

/** What the webhook of the making says goes over what others conclude, whenever they were sent. */
const ABOVE_OTHERS = 1e15;

/** Pipedrive's own kinds of activities; those of a company's own making are `other`. */
const KINDS: Readonly<Record<string, Extract<ContactFact, { what: "activity" }>["activity"]>> = {
  call: "call",
  meeting: "meeting",
  lunch: "meeting",
  email: "email",
};
/** With these nobody speaks to a customer. */
const ALONE = ["task", "deadline"];

/** What a webhook about an activity says: of it as a follow-up, and of the person it was with. */
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
  // What is entered as done already was never due.
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
 * Until when it was to be done at first. Every later webhook tells it as well, as far as it knows;
 * of those that arrive the earliest counts.
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
 * A time of day is in UTC. Where only a day is given, nobody is told in which zone: it is over when
 * it is over everywhere on earth, so that nobody is late who was in time by their own clock.
 */
function dueTime(date: unknown, time: unknown): number | null {
  const day = typeof date === "string" ? /^\d{4}-\d\d-\d\d/.exec(date.trim())?.[0] : undefined;
  const start = fromIso(day);
  if (start === null) return null;
  const clock = clockOf(time);
  const at = clock === null ? null : fromIso(`${day}T${clock}`);
  return at ?? start + 36 * HOUR_MILLISECONDS - 1;
}

/** One that was done is something that happened with the customer, until it is undone or deleted. */
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
    // Without anybody it earns nothing; that takes back what the same key said before.
    person: isDone ? message.person : null,
    origin,
  });
}
