import type { Language } from "@/core/language.ts";
import { catalogue } from "./catalogue.ts";

/** What challenges made from a template are called, by the template's id. */
export const challengeTemplateTexts = catalogue({
  en: {
    "call-sprint": {
      title: "Call sprint",
      description: "The first three to complete 50 calls win.",
    },
    "team-week": {
      title: "Team week",
      description:
        "Collect 2,000 points together. Everybody who adds something wins with the team.",
    },
    "head-to-head": {
      title: "Head to head",
      description: "Whoever has the most points on Friday night wins.",
    },
    "happy-customers": {
      title: "Happy customers",
      description: "Get 10 ratings of 90% or more. Everybody who does wins.",
    },
    "new-contacts": {
      title: "New contacts week",
      description: "Add 20 new contacts. Everybody who does wins.",
    },
    "deal-month": {
      title: "Deals of the month",
      description: "The first five to win 10 deals win. Join before it is over.",
    },
  },
  de: {
    "call-sprint": {
      title: "Anruf-Sprint",
      description: "Die ersten drei, die 50 Anrufe führen, gewinnen.",
    },
    "team-week": {
      title: "Teamwoche",
      description: "Sammelt gemeinsam 2.000 Punkte. Wer etwas beiträgt, gewinnt mit dem Team.",
    },
    "head-to-head": {
      title: "Kopf an Kopf",
      description: "Wer am Freitagabend die meisten Punkte hat, gewinnt.",
    },
    "happy-customers": {
      title: "Zufriedene Kunden",
      description: "Bekomme 10 Bewertungen von 90 % oder mehr. Wer das schafft, gewinnt.",
    },
    "new-contacts": {
      title: "Woche der neuen Kontakte",
      description: "Lege 20 neue Kontakte an. Wer das schafft, gewinnt.",
    },
    "deal-month": {
      title: "Abschlüsse des Monats",
      description:
        "Die ersten fünf mit 10 gewonnenen Abschlüssen gewinnen. Melde dich an, bevor sie vorbei ist.",
    },
  },
});

export type ChallengeTemplateId = keyof typeof challengeTemplateTexts.en;

type Text = "title" | "description";

/**
 * Returns a challenge's title or description in a language. One that a template brought along, in
 * whichever language, is translated; what people wrote stays as it is.
 */
export function challengeText(language: Language, part: Text, text: string): string {
  for (const texts of Object.values(challengeTemplateTexts)) {
    for (const [id, one] of Object.entries(texts)) {
      if (one[part] !== text) continue;
      return challengeTemplateTexts[language][id as ChallengeTemplateId][part];
    }
  }
  return text;
}
