import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** What the weekly report says about its numbers, on the page and in mails. */
export const reportSentenceWords = catalogue({
  en: {
    nothing: (title: string) => `${title}: nothing was measured.`,
    noComparison: (now: string) => `${now}; the week before has nothing to compare with.`,
    same: (now: string) => `${now}, as in the week before.`,
    more: "more",
    less: "less",
    byPoints: (now: string, points: string, direction: string, last: string) =>
      `${now}, ${points} percentage points ${direction} than the week before (${last}).`,
    slightly: (direction: string) => `slightly ${direction}`,
    percent: (percent: number, direction: string) => `${percent}% ${direction}`,
    by: (now: string, by: string, last: string) => `${now}, ${by} than the week before (${last}).`,
    ratio: (percent: string) => `${percent}%`,
    notes: {
      notOver: "The week is not over: compare it with the week before only when it is.",
      few: (title: string, measured: number) =>
        `${title}: Only ${measured} were measured, too few to call a difference to the week before a change.`,
      notWhy:
        "Two weeks side by side show what happened, not why. Holidays, leave and the mix of " +
        "requests move these numbers as well; whether Laurel is the reason is a question for the " +
        "Performance page.",
      hidden: (count: number) =>
        plural("en", count, {
          one: "1 person who chose not to be shown is in the totals and not named.",
          other: `${count} people who chose not to be shown are in the totals and not named.`,
        }),
    },
    headlines: {
      points: "Points",
      activePeople: "Active people",
      events: "Events",
      streaksKept: "Streaks kept",
      awards: "Awards",
      challengesWon: "Challenges won",
      responseTime: "Response time",
      conversion: "Conversion",
    },
  },
  de: {
    nothing: (title) => `${title}: Es wurde nichts gemessen.`,
    noComparison: (now) => `${now}; aus der Woche davor gibt es nichts zum Vergleichen.`,
    same: (now) => `${now}, wie in der Woche davor.`,
    more: "mehr",
    less: "weniger",
    byPoints: (now, points, direction, last) =>
      `${now}, ${points} Prozentpunkte ${direction} als in der Woche davor (${last}).`,
    slightly: (direction) => `etwas ${direction}`,
    percent: (percent, direction) => `${percent} % ${direction}`,
    by: (now, by, last) => `${now}, ${by} als in der Woche davor (${last}).`,
    ratio: (percent) => `${percent} %`,
    notes: {
      notOver: "Die Woche ist noch nicht vorbei: Vergleiche sie erst danach mit der Woche davor.",
      few: (title, measured) =>
        `${title}: Nur ${measured} wurden gemessen, zu wenige, um einen Unterschied zur Woche davor eine Veränderung zu nennen.`,
      notWhy:
        "Zwei Wochen nebeneinander zeigen, was geschah, nicht warum. Feiertage, Urlaub und die " +
        "Art der Anfragen bewegen diese Zahlen auch; ob Laurel der Grund ist, ist eine Frage für " +
        "die Seite „Leistung“.",
      hidden: (count) =>
        plural("de", count, {
          one:
            "1 Person, die nicht gezeigt werden will, zählt in den Summen mit und wird nicht genannt.",
          other:
            `${count} Leute, die nicht gezeigt werden wollen, zählen in den Summen mit und werden nicht genannt.`,
        }),
    },
    headlines: {
      points: "Punkte",
      activePeople: "Aktive Leute",
      events: "Ereignisse",
      streaksKept: "Gehaltene Serien",
      awards: "Verleihungen",
      challengesWon: "Gewonnene Challenges",
      responseTime: "Antwortzeit",
      conversion: "Abschlussquote",
    },
  },
});
