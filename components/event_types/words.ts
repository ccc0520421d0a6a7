import type { EventTypeView } from "@/core/event_types/views.ts";

const DOMAINS: Readonly<Record<string, string>> = { laurel: "Paid by Laurel" };

/** Returns a domain as a title: `chat` becomes `Chat`. */
export function domainTitle(domain: string): string {
  const own = Object.hasOwn(DOMAINS, domain) ? DOMAINS[domain] : undefined;
  return own ?? domain.charAt(0).toUpperCase() + domain.slice(1);
}

/** Returns whether a type fits what was typed: every word is in its title, name or domain. */
export function fits(
  { type, title, domain }: Pick<EventTypeView, "type" | "title" | "domain">,
  text: string,
): boolean {
  const where = `${title} ${type} ${domainTitle(domain)}`.toLowerCase();
  return text.toLowerCase().split(/\s+/).every((word) => where.includes(word));
}

/** Says what a type pays, in a few words. */
export function payWords(
  { isPaid, paidBy, points }: Pick<EventTypeView, "isPaid" | "paidBy" | "points">,
): string {
  if (!isPaid) return "Recorded only";
  if (paidBy !== "definition" || points === null) return "Paid by the rules";
  const more = points.bonuses.length > 0 || points.multipliers.length > 0;
  const base = points.base === 1 ? "1 point" : `${points.base} points`;
  return more ? `${base} and more` : base;
}

/** Says what a version of the points pays. */
export function pointsWords(points: EventTypeView["points"]): string {
  if (points === null) return "Recorded only";
  const parts = [
    points.base === 1 ? "1 point" : `${points.base} points`,
    ...points.bonuses.map((bonus) => `+${bonus.points} ${bonus.name.replaceAll("_", " ")}`),
    ...points.multipliers.map(({ name, factor }) => `× ${factor} ${name.replaceAll("_", " ")}`),
    ...(points.maxPerDay === undefined ? [] : [`at most ${points.maxPerDay} a day`]),
    ...(points.oncePerObject ? ["once per object"] : []),
  ];
  return parts.join(", ");
}

/** Says what a field holds. */
export function fieldWords(
  { kind, minimum, maximum, unit }: EventTypeView["fields"][number],
): string {
  if (kind === "boolean") return "Yes or no";
  const noun = kind === "number" ? `Number${unit ? ` of ${unit}` : ""}` : "Text or a whole number";
  const from = minimum === undefined ? "" : ` from ${minimum}`;
  return `${noun}${from}${maximum === undefined ? "" : ` to ${maximum}`}`;
}
