import type { EventTypeView } from "@/core/event_types/views.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { domainWords, typeWords } from "@/words/event_types.ts";
import { partName } from "@/words/names.ts";

/** Returns a domain as a title: `chat` becomes `Chat`. */
export function domainTitle(domain: string): string {
  const domains = wordsOf(domainWords);
  const own = Object.hasOwn(domains, domain) ? domains[domain] : undefined;
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
  const words = wordsOf(typeWords).pays;
  if (!isPaid) return words.recorded;
  if (paidBy !== "definition" || points === null) return words.byRules;
  const more = points.bonuses.length > 0 || points.multipliers.length > 0;
  const base = words.points(points.base);
  return more ? words.andMore(base) : base;
}

/** Says what a version of the points pays. */
export function pointsWords(points: EventTypeView["points"]): string {
  const words = wordsOf(typeWords).pays;
  if (points === null) return words.recorded;
  const called = (name: string) => partName(currentLanguage(), name);
  const parts = [
    words.points(points.base),
    ...points.bonuses.map((bonus) => `+${bonus.points} ${called(bonus.name)}`),
    ...points.multipliers.map(({ name, factor }) => `× ${factor} ${called(name)}`),
    ...(points.maxPerDay === undefined ? [] : [words.atMost(points.maxPerDay)]),
    ...(points.oncePerObject ? [words.oncePerObject] : []),
  ];
  return parts.join(", ");
}

/** Says what a field holds. */
export function fieldWords(
  { kind, minimum, maximum, unit }: EventTypeView["fields"][number],
): string {
  const words = wordsOf(typeWords).holds;
  if (kind === "boolean") return words.flag;
  const noun = kind === "number" ? words.number(unit) : words.text;
  const from = minimum === undefined ? "" : words.from(minimum);
  return `${noun}${from}${maximum === undefined ? "" : words.to(maximum)}`;
}
