import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Rules in sentences: conditions, and the differences between two sets of rules. */
export const ruleChangeWords = catalogue({
  en: {
    and: " and ",
    applies: (part: string) => `${part} applies`,
    appliesNot: (part: string) => `${part} does not apply`,
    is: (field: string, demand: string) => `${field} is ${demand}`,
    labels: {
      base: "base",
      consecutiveBonus: "bonus for each further day",
      maxMultiplier: "at most, times the base",
      maxPoints: "most points of one event",
      maxPerDay: "most paid events per day",
      cooldownSeconds: "seconds between two paid events",
      oncePerObject: "once per object",
      dailyCeiling: "ceiling per day",
    },
    none: "none",
    yes: "yes",
    no: "no",
    paysNow: (base: string) => `pays now: base ${base}`,
    paysNothing: "pays nothing any more",
    when: (name: string, before: string, after: string) => `${name}: if ${before} → if ${after}`,
    added: (name: string, amount: string, when: string) => `new: ${name} ${amount} if ${when}`,
    removed: (name: string, amount: string) => `removed: ${name} ${amount}`,
    order: "another order of its parts",
  },
  de: {
    and: " und ",
    applies: (part) => `${part} gilt`,
    appliesNot: (part) => `${part} nicht gilt`,
    is: (field, demand) => `${field} ${demand}`,
    labels: {
      base: "Basis",
      consecutiveBonus: "Bonus für jeden weiteren Tag",
      maxMultiplier: "höchstens das Vielfache der Basis",
      maxPoints: "höchstens Punkte für ein Ereignis",
      maxPerDay: "höchstens bezahlte Ereignisse am Tag",
      cooldownSeconds: "Sekunden zwischen zwei bezahlten Ereignissen",
      oncePerObject: "einmal pro Objekt",
      dailyCeiling: "Tagesgrenze",
    },
    none: "keine",
    yes: "ja",
    no: "nein",
    paysNow: (base) => `bringt jetzt etwas: Basis ${base}`,
    paysNothing: "bringt nichts mehr",
    when: (name, before, after) => `${name}: wenn ${before} → wenn ${after}`,
    added: (name, amount, when) => `neu: ${name} ${amount}, wenn ${when}`,
    removed: (name, amount) => `entfernt: ${name} ${amount}`,
    order: "andere Reihenfolge der Teile",
  },
});

/** What other rules would have done in a period. */
export const ruleEffectWords = catalogue({
  en: {
    people: (count: number, shown: string) =>
      plural("en", count, { one: "1 person", other: `${shown} people` }),
    more: (_count: number, people: string) => `${people} would have got more.`,
    less: (_count: number, people: string) => `${people} would have got less.`,
    both: (gaining: string, losing: string) => `${gaining} would have got more, ${losing} less.`,
    noWork: "Nobody got points in this period, and nobody would have: try a period with work.",
    nothing: (before: string) =>
      `Nobody would have got a single point; all together they got ${before}.`,
    fromNothing: (after: string) =>
      `All together would have got ${after} points, where nobody got any.`,
    same: (before: string) => `All together would have got as many points: ${before}.`,
    explosion: (times: string, after: string, before: string) =>
      `Points would explode: all together would have got ${times} times as many points (${after} ` +
      `points instead of ${before}). Older points would be worth nothing beside them.`,
    change: (percent: number | null, isMore: boolean, after: string, before: string) =>
      `All together would have got ${percent ?? "less than 1"}% ${isMore ? "more" : "fewer"} ` +
      `points (${after} points instead of ${before}).`,
  },
  de: {
    people: (count, shown) => plural("de", count, { one: "1 Person", other: `${shown} Personen` }),
    more: (count, people) =>
      plural("de", count, {
        one: `Mehr bekommen hätte ${people}.`,
        other: `Mehr bekommen hätten ${people}.`,
      }),
    less: (count, people) =>
      plural("de", count, {
        one: `Weniger bekommen hätte ${people}.`,
        other: `Weniger bekommen hätten ${people}.`,
      }),
    both: (gaining, losing) => `Mehr bekommen hätten ${gaining}, weniger ${losing}.`,
    noWork:
      "In diesem Zeitraum bekam niemand Punkte, und niemand hätte welche bekommen: Nimm einen " +
      "Zeitraum mit Arbeit.",
    nothing: (before) =>
      `Niemand hätte auch nur einen Punkt bekommen; alle zusammen bekamen ${before}.`,
    fromNothing: (after) =>
      `Alle zusammen hätten ${after} Punkte bekommen, wo niemand welche bekam.`,
    same: (before) => `Alle zusammen hätten genauso viele Punkte bekommen: ${before}.`,
    explosion: (times, after, before) =>
      `Die Punkte würden explodieren: Alle zusammen hätten ${times}-mal so viele bekommen (${after} ` +
      `Punkte statt ${before}). Ältere Punkte wären daneben nichts wert.`,
    change: (percent, isMore, after, before) =>
      `Alle zusammen hätten ${percent ?? "weniger als 1"} % ${
        isMore ? "mehr" : "weniger"
      } Punkte ` +
      `bekommen (${after} Punkte statt ${before}).`,
  },
});
