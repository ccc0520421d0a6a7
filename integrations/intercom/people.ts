import type { IntercomConversation, IntercomPart, IntercomPerson } from "./payload.ts";

const CUSTOMERS = ["user", "lead", "contact", "visitor"];
/** Fin and Operator also appear as teammates, with addresses that Intercom makes. */
const BOT_ADDRESS = /^(operator|fin)\+[^@]*@intercom\.(io|com)$/i;

export function isCustomer(person: IntercomPerson): boolean {
  return CUSTOMERS.includes(person?.type ?? "");
}

/** Returns whether a teammate is in fact Intercom's own bot. */
export function isBot(person: IntercomPerson): boolean {
  return BOT_ADDRESS.test(person?.email ?? "");
}

/** Returns the id of a teammate; null for customers, bots, teams and nobody. */
export function adminIn(person: IntercomPerson): string | null {
  if (person?.type !== "admin" || isBot(person)) return null;
  return person.id ?? null;
}

/**
 * Returns the teammate to whom a conversation is assigned: null for nobody; undefined when unknown.
 */
export function assigneeIn(
  { assignee, admin_assignee_id: id }: IntercomConversation,
): string | null | undefined {
  if (id === undefined && assignee === undefined) return undefined;
  return (id === "0" ? null : id) ?? adminIn(assignee ?? null);
}

/** Returns whether AI wrote a part; in some versions Fin answers under a teammate's name. */
export function isByAi({ author, ...part }: IntercomPart): boolean {
  return [part, author].some((where) =>
    where?.from_ai_agent === true || where?.is_ai_answer === true
  );
}
