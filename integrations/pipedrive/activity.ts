import type { ContactFact, FactAbout, TaskFact } from "../../core/pairing/facts.ts";
import { factKey } from "../shared/fact_key.ts";
import { idOf } from "../shared/json.ts";
import { fromIso } from "../shared/time.ts";
import { before, clockOf, isChanged, type Message } from "./payload.ts";

const HOUR_MS = 3_600_000;

/** Later than any time of today, so that the earlier of two webhooks can have the higher revision. */
const MOST_TIME = Date.UTC(9999, 0, 1);

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
    ...taskFacts(message).map((fact) => ({ object: task, fact })),
    ...contactFacts(message),
  ];
}

function taskFacts(message: Message): TaskFact[] {
  const { action, change, time, person, origin, data } = message;
  if (action === "delete") return [{ key: "deleted", time, what: "deleted" }];
  const isDone = data.done === true;
  // What is entered as done already was never due.
  if (action === "create") return isDone ? [] : [dueAtFirst(message)];
  const wasDone = before(message, "done") === true;
  const facts: TaskFact[] = [];
  if (!wasDone || !isDone) facts.push(dueAtFirst(message));
  const isMoved = ["due_date", "due_time", "owner_id"].some((field) => isChanged(message, field));
  if (!isDone && isMoved) {
    const dueAt = dueTime(data.due_date, data.due_time);
    const owner = idOf(data.owner_id);
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
    revision: action === "create" ? MOST_TIME : MOST_TIME - time,
    time: fromIso(data.add_time) ?? time,
    what: "due",
    person: idOf(before(message, "owner_id")),
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
  return at ?? start + 36 * HOUR_MS - 1;
}

/** One that was done is something that happened with the customer, until it is undone or deleted. */
function contactFacts(message: Message): FactAbout[] {
  const { action, id, time, origin, data, previous } = message;
  const now = action === "delete" ? previous : data;
  const contact = idOf(now.person_id);
  const type = typeof now.type === "string" ? now.type : "";
  if (contact === null || ALONE.includes(type)) return [];
  const wasDone = action === "create" ? false : before(message, "done") === true;
  const isDone = action !== "delete" && data.done === true;
  if (isDone === wasDone) return [];
  return [{
    object: { kind: "contact", id: contact },
    fact: {
      key: factKey("activity", id),
      revision: time,
      time,
      what: "activity",
      activity: Object.hasOwn(KINDS, type) ? KINDS[type]! : "other",
      // Without anybody it earns nothing; that takes back what the same key said before.
      person: isDone ? message.person : null,
      origin,
    },
  }];
}
