import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** What can and cannot be concluded from a comparison. */
export const performanceSentenceWords = catalogue({
  en: {
    missing: {
      introduction:
        "Set the day on which Laurel was introduced to compare with the time before it.",
      after_introduction:
        "This period begins before Laurel was introduced, so there is nothing to " +
        "compare with the time before it. Choose a later one.",
      holdout:
        "Nobody was without Laurel in this period, so its effect cannot be told apart from " +
        "other changes.",
    },
    fewDays: (days: number, fewest: number) =>
      plural("en", days, {
        one: `1 day is too few to say anything; at least ${fewest} are needed.`,
        other: `${days} days are too few to say anything; at least ${fewest} are needed.`,
      }),
    noData: {
      baseline: (days: number) =>
        `There is no data from the ${days} days before Laurel was introduced: import it, or ` +
        "compare with an earlier period.",
      holdout: (days: number) =>
        `There is no data from the ${days} days before the holdout, so changes cannot be compared.`,
      previous: (days: number) =>
        `There is no data from the ${days} days before, so nothing can be compared.`,
    },
    fewInGroups: (withLaurel: number, without: number, fewest: number) =>
      `Too few people to say anything: ${withLaurel} with Laurel and ${without} without it did ` +
      `enough of this work in both periods; each group needs ${fewest}.`,
    fewPeople: (people: number, fewest: number) =>
      `Too few people (${people}) did enough of this work in both periods to say anything; at ` +
      `least ${fewest} are needed.`,
    interval: (interval: string) => `95% interval: ${interval}`,
    between: "The difference between people with and without Laurel",
    differenceFrom: {
      baseline: (days: number) =>
        `The difference from the ${days} days before Laurel was introduced`,
      previous: (days: number) => `The difference from the ${days} days before`,
    },
    chance: (what: string, interval: string) =>
      `${what} is within what happens by chance (${interval}); nothing can be concluded.`,
    was: (title: string, change: string, than: string, interval: string) =>
      `${title} was ${change} than ${than} (${interval})`,
    unclear: (found: string) =>
      `${found}, but with several measures compared at once, one such difference easily comes by ` +
      "chance; nothing can be concluded.",
    than: {
      holdout: "without Laurel",
      baseline: (days: number) => `in the ${days} days before Laurel was introduced`,
      previous: (days: number) => `in the ${days} days before`,
    },
    notWhy: "It does not show why.",
    otherThings:
      "Other things changed since then, too, so it does not show that Laurel is the reason.",
    groups: (title: string, withLaurel: string, without: string) =>
      `With Laurel, ${title.toLowerCase()} became ${withLaurel}; without it, ${without}.`,
    drawn: "can be due to Laurel, because chance decided who has it",
    chosen:
      "can be due to Laurel only if both groups are alike otherwise: they were chosen by hand",
    groupsDiffer: (own: string, change: string, interval: string, because: string) =>
      `${own} The difference, ${change} (${interval}), ${because}.`,
    time: { more: "longer", less: "shorter" },
    amount: { more: "higher", less: "lower" },
    seconds: (value: string) => `${value} seconds`,
    percent: (value: string) => `${value}%`,
    range: (low: string, high: string) => `${low} to ${high}`,
    neither: (more: string, less: string) => `neither ${more} nor ${less}`,
    warnings: {
      few: (fewest: number, members: number, others: number) =>
        `Each group needs at least ${fewest} people who do the same kind of work; with ${members} ` +
        `without Laurel and ${others} with it, nothing can be concluded.`,
      apart: (names: readonly string[]) =>
        `The groups differ before the holdout begins (${
          names.map((name) => name.toLowerCase()).join(", ")
        }). Changes are compared, which takes out a constant difference, but alike groups are more ` +
        "convincing.",
      noData: "There is too little data to see whether the groups are alike.",
    },
  },
  de: {
    missing: {
      introduction: "Gib an, an welchem Tag Laurel eingeführt wurde, um mit der Zeit davor zu " +
        "vergleichen.",
      after_introduction: "Dieser Zeitraum beginnt, bevor Laurel eingeführt wurde; mit der Zeit " +
        "davor gibt es also nichts zu vergleichen. Wähle einen späteren.",
      holdout:
        "In diesem Zeitraum war niemand ohne Laurel; seine Wirkung lässt sich also nicht von " +
        "anderen Veränderungen trennen.",
    },
    fewDays: (days, fewest) =>
      plural("de", days, {
        one: `1 Tag ist zu wenig, um etwas zu sagen; nötig sind mindestens ${fewest}.`,
        other: `${days} Tage sind zu wenige, um etwas zu sagen; nötig sind mindestens ${fewest}.`,
      }),
    noData: {
      baseline: (days) =>
        `Aus den ${days} Tagen vor der Einführung von Laurel gibt es keine Daten: Importiere sie, ` +
        "oder vergleiche mit einem früheren Zeitraum.",
      holdout: (days) =>
        `Aus den ${days} Tagen vor der Vergleichsgruppe gibt es keine Daten; Veränderungen lassen ` +
        "sich also nicht vergleichen.",
      previous: (days) =>
        `Aus den ${days} Tagen davor gibt es keine Daten; es lässt sich also nichts vergleichen.`,
    },
    fewInGroups: (withLaurel, without, fewest) =>
      `Zu wenige Leute, um etwas zu sagen: ${withLaurel} mit Laurel und ${without} ohne haben in ` +
      `beiden Zeiträumen genug von dieser Arbeit getan; jede Gruppe braucht ${fewest}.`,
    fewPeople: (people, fewest) =>
      `Zu wenige Leute (${people}) haben in beiden Zeiträumen genug von dieser Arbeit getan, um ` +
      `etwas zu sagen; nötig sind mindestens ${fewest}.`,
    interval: (interval) => `95-%-Intervall: ${interval}`,
    between: "Der Unterschied zwischen Leuten mit und ohne Laurel",
    differenceFrom: {
      baseline: (days) => `Der Unterschied zu den ${days} Tagen vor der Einführung von Laurel`,
      previous: (days) => `Der Unterschied zu den ${days} Tagen davor`,
    },
    chance: (what, interval) =>
      `${what} liegt in dem, was durch Zufall geschieht (${interval}); daraus lässt sich nichts ` +
      "schließen.",
    was: (title, change, than, interval) => `${title}: ${change} als ${than} (${interval})`,
    unclear: (found) =>
      `${found}. Werden mehrere Kennzahlen auf einmal verglichen, kommt ein solcher Unterschied ` +
      "aber leicht durch Zufall zustande; daraus lässt sich nichts schließen.",
    than: {
      holdout: "ohne Laurel",
      baseline: (days) => `in den ${days} Tagen vor der Einführung von Laurel`,
      previous: (days) => `in den ${days} Tagen davor`,
    },
    notWhy: "Warum, zeigt das nicht.",
    otherThings: "Seitdem hat sich auch anderes geändert; dass Laurel der Grund ist, zeigt das " +
      "also nicht.",
    groups: (title, withLaurel, without) =>
      `${title}: mit Laurel ${withLaurel} als zuvor, ohne ${without}.`,
    drawn: "kann an Laurel liegen, weil der Zufall entschieden hat, wer es hat",
    chosen: "kann nur dann an Laurel liegen, wenn sich beide Gruppen sonst gleichen: Sie wurden " +
      "von Hand ausgewählt",
    groupsDiffer: (own, change, interval, because) =>
      `${own} Der Unterschied, ${change} (${interval}), ${because}.`,
    time: { more: "länger", less: "kürzer" },
    amount: { more: "höher", less: "niedriger" },
    seconds: (value) => `${value} Sekunden`,
    percent: (value) => `${value} %`,
    range: (low, high) => `${low} bis ${high}`,
    neither: (more, less) => `weder ${more} noch ${less}`,
    warnings: {
      few: (fewest, members, others) =>
        `Jede Gruppe braucht mindestens ${fewest} Leute mit der gleichen Art von Arbeit; mit ` +
        `${members} ohne Laurel und ${others} damit lässt sich nichts schließen.`,
      apart: (names) =>
        `Die Gruppen unterscheiden sich schon vor dem Beginn (${names.join(", ")}). Verglichen ` +
        "werden Veränderungen, was einen gleichbleibenden Unterschied herausnimmt, aber Gruppen, " +
        "die sich gleichen, überzeugen mehr.",
      noData: "Es gibt zu wenig Daten, um zu sehen, ob sich die Gruppen gleichen.",
    },
  },
});
