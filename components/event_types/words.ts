import type { EventTypeView } from "@/core/event_types/views.ts";

const DOMAINS: Readonly<Record<string, string>> = { laurel: "Paid by Laurel" };

/** Returns a domain as a title: `chat` becomes `Chat`. */
export function domainTitle(domain: string): string {
  return DOMAINS[domain] ?? domain.charAt(0).toUpperCase() + domain.slice(1);
}

/** Returns whether a type fits what was typed: every word is in its title, name or domain. */
export function fits(
  { type, title, domain }: Pick<EventTypeView, "type" | "title" | "domain">,
  text: string,
): boolean {
  const where = `${title} ${type} ${domainTitle(domain)}`.toLowerCase();
  return text.toLowerCase().split(/\s+/).every((word) => where.includes(word));
}
