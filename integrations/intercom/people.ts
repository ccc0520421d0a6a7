import type { IntercomConversation, IntercomPart, IntercomPerson } from "./payload.ts";

const CUSTOMERS = ["user", "lead", "contact", "visitor"];
/** Fin and Operator also appear as teammates, under addresses that Intercom makes. */
const BOT_ADDRESS = /^(operator|fin)\+[^@]*@intercom\.(io|com)$/i;

export function isCustomer(person: IntercomPerson): boolean {
  return CUSTOMERS.includes(person?.type ?? "");
}

/** Whether one who appears as a teammate is Intercom's own bot. */
export function isBot(person: IntercomPerson): boolean {
  return BOT_ADDRESS.test(person?.email ?? "");
}

/** The id of a teammate, null for customers, bots, teams and nobody. */
export function adminIn(person: IntercomPerson): string | null {
  if (person?.type !== "admin" || isBot(person)) return null;
  return person.id ?? null;
}

/** Which teammate has a conversation: null: none; undefined: it does not say. */
export function assigneeIn(
  { assignee, admin_assignee_id: id }: IntercomConversation,
): string | null | undefined {
  if (id === undefined && assignee === undefined) return undefined;
  return (id === "0" ? null : id) ?? adminIn(assignee ?? null);
}

/** Fin answers under a teammate's name in some versions. */
export function isByAi({ author, ...part }: IntercomPart): boolean {
  return [part, author].some((where) =>
    where?.from_ai_agent === true || where?.is_ai_answer === true
  );
}
