import type { ChallengeView } from "@/core/challenges/views.ts";
import type { MeasureKey } from "@/core/team/measures.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** What is measured of people: its short name, and what is counted. */
export const measureWords = catalogue<
  Readonly<
    Record<MeasureKey, {
      readonly title: string;
      readonly counted: (count: number, shown: string) => string;
    }>
  >
>({
  en: {
    responseTime: {
      title: "Response time",
      counted: (count, shown) =>
        plural("en", count, { one: `${shown} reply`, other: `${shown} replies` }),
    },
    quality: {
      title: "Quality",
      counted: (count, shown) =>
        plural("en", count, {
          one: `${shown} scored message or call`,
          other: `${shown} scored messages and calls`,
        }),
    },
    conversion: {
      title: "Conversion",
      counted: (count, shown) =>
        plural("en", count, { one: `${shown} closed deal`, other: `${shown} closed deals` }),
    },
    completeness: {
      title: "Completeness",
      counted: (count, shown) =>
        plural("en", count, {
          one: `${shown} updated contact`,
          other: `${shown} updated contacts`,
        }),
    },
  },
  de: {
    responseTime: {
      title: "Antwortzeit",
      counted: (count, shown) =>
        plural("de", count, { one: `${shown} Antwort`, other: `${shown} Antworten` }),
    },
    quality: {
      title: "Qualität",
      counted: (count, shown) =>
        plural("de", count, {
          one: `${shown} bewertete Nachricht oder bewerteter Anruf`,
          other: `${shown} bewertete Nachrichten und Anrufe`,
        }),
    },
    conversion: {
      title: "Abschlussquote",
      counted: (count, shown) =>
        plural("de", count, { one: `${shown} Geschäft`, other: `${shown} Geschäfte` }),
    },
    completeness: {
      title: "Vollständigkeit",
      counted: (count, shown) =>
        plural("de", count, { one: `${shown} Kontakt`, other: `${shown} Kontakte` }),
    },
  },
});

/** The states of a person's challenges. */
export const personChallengeWords = catalogue<Readonly<Record<ChallengeView["state"], string>>>({
  en: {
    upcoming: "Starts soon",
    running: "Running",
    grace: "Ended, late events still count",
    closed: "Closed",
    canceled: "Canceled",
  },
  de: {
    upcoming: "Beginnt bald",
    running: "Läuft",
    grace: "Beendet, späte Ereignisse zählen noch",
    closed: "Abgeschlossen",
    canceled: "Abgesagt",
  },
});
