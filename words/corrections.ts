import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Correcting an entry by hand, or taking it back. */
export const correctionWords = catalogue({
  en: {
    worth: (count: number, shown: string) =>
      plural("en", count, { one: `${shown} point`, other: `${shown} points` }),
    now: (points: string) => `, ${points} now`,
    follows:
      "This entry follows from other entries and goes with them. Reverse the work that should not " +
      "count, or correct one of its entries by the difference.",
    what: "What to do",
    modes: { correct: "Correct points", reverse: "Reverse" },
    reversing: "It stays in the log and pays nothing. What followed from it goes, too: streaks, " +
      "achievements, places.",
    close: "Close",
    cancel: "Cancel",
    correct: "Correct",
    reverse: "Reverse",
    value: "New value",
    noChange: "no change",
    change: (count: number, shown: string) =>
      plural("en", Math.abs(count), { one: `${shown} point`, other: `${shown} points` }),
    reason: "Reason",
    reasonExample: "For example: the call was counted twice",
    reads: "{agent} reads it with your name.",
    length: (length: number, most: number) => `${length} of ${most}`,
    wrong: {
      points: "Enter a whole number, 0 or more.",
      same: (worth: number) => `It counts ${worth} already.`,
      reason: (agent: string) => `Say why. ${agent} reads it.`,
    },
    effect: {
      calculating: "Calculating…",
      enter: "Enter a new value to see what changes.",
      nothing: "Nothing to show yet.",
      total: "Total",
      level: "Level",
      stays: (level: number) => `stays ${level}`,
      reads: "{agent} reads",
      quote: "“{sentence}”",
    },
  },
  de: {
    worth: (count, shown) =>
      plural("de", count, { one: `${shown} Punkt`, other: `${shown} Punkte` }),
    now: (points) => `, jetzt ${points}`,
    follows:
      "Dieser Eintrag folgt aus anderen Einträgen und geht mit ihnen. Nimm die Arbeit zurück, die " +
      "nicht zählen soll, oder korrigiere einen ihrer Einträge um die Differenz.",
    what: "Was zu tun ist",
    modes: { correct: "Punkte korrigieren", reverse: "Zurücknehmen" },
    reversing:
      "Er bleibt im Protokoll und bringt nichts. Was aus ihm folgte, fällt auch weg: Serien, " +
      "Erfolge, Plätze.",
    close: "Schließen",
    cancel: "Abbrechen",
    correct: "Korrigieren",
    reverse: "Zurücknehmen",
    value: "Neuer Wert",
    noChange: "keine Änderung",
    change: (count, shown) =>
      plural("de", Math.abs(count), { one: `${shown} Punkt`, other: `${shown} Punkte` }),
    reason: "Grund",
    reasonExample: "Zum Beispiel: Der Anruf wurde doppelt gezählt",
    reads: "{agent} liest ihn mit deinem Namen.",
    length: (length, most) => `${length} von ${most}`,
    wrong: {
      points: "Gib eine ganze Zahl ein, mindestens 0.",
      same: (worth) => `So viel zählt er schon: ${worth}.`,
      reason: (agent) => `Sage, warum. ${agent} liest es.`,
    },
    effect: {
      calculating: "Wird berechnet …",
      enter: "Gib einen neuen Wert ein, um zu sehen, was sich ändert.",
      nothing: "Noch nichts zu sehen.",
      total: "Gesamt",
      level: "Level",
      stays: (level) => `bleibt ${level}`,
      reads: "{agent} liest",
      quote: "„{sentence}“",
    },
  },
});
