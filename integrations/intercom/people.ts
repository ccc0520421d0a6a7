import type { IntercomPart, IntercomPerson } from "./payload.ts";

const CUSTOMERS = ["user", "lead", "contact", "visitor"];
/** Fin and Operator also appear as teammates, under addresses that Intercom makes. */
const BOT_ADDRESS = /^(operator|fin)\+[^@]*@intercom\.(io|com)$/i;

export function isCustomer(person: IntercomPerson): boolean {
  return CUSTOMERS.includes(person?.type ?? "");
}

/** The id of a teammate, null for customers, bots, teams and nobody. */
export function adminIn(person: IntercomPerson): string | null {
  if (person?.type !== "admin" || BOT_ADDRESS.test(person.email ?? "")) return null;
  return person.id ?? null;
}

/** Fin answers under a teammate's name in some versions. */
export function isByAi({ author, ...part }: IntercomPart): boolean {
  return [part, author].some((where) =>
    where?.from_ai_agent === true || where?.is_ai_answer === true
  );
}
