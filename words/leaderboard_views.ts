import type { BoardView, PeriodKind } from "@/core/leaderboards/kinds.ts";
import { catalogue } from "./catalogue.ts";

type ByPeriod = Readonly<Record<PeriodKind, string>>;

/** What the Leaderboard window shows besides the live board of everyone. */
export const leaderboardViewWords = catalogue({
  en: {
    show: "Who is shown",
    views: {
      everyone: "Everyone",
      team: "My Team",
      around: "Around Me",
      ranks: "My Ranks",
    } satisfies Record<BoardView, string>,
    period: "Period",
    rank: "Rank",
    points: "Points",
    noRanks: "You had no rank yet",
    noRanksHint: "Ranks come with points, and only while you are shown on the boards.",
    weekOf: (day: string) => `Week of ${day}`,
    previous: {
      day: "Previous day",
      week: "Previous week",
      month: "Previous month",
      all: "",
    } as ByPeriod,
    next: { day: "Next day", week: "Next week", month: "Next month", all: "" } as ByPeriod,
    day: "Go to the period of a day",
    isPast: "Past period, without live updates",
    backToNow: "Back to Now",
    nobody: {
      everyone: {
        day: "Nobody had points on this day",
        week: "Nobody had points in this week",
        month: "Nobody had points in this month",
        all: "Nobody has points yet",
      } as ByPeriod,
      team: {
        day: "Nobody in your team had points on this day",
        week: "Nobody in your team had points in this week",
        month: "Nobody in your team had points in this month",
        all: "Nobody in your team has points yet",
      } as ByPeriod,
      me: {
        day: "You had no points on this day",
        week: "You had no points in this week",
        month: "You had no points in this month",
        all: "You have no points yet",
      } as ByPeriod,
    },
    emptyPast: "Choose another period, or go back to now.",
    emptyNow: "The first points make a place on the board.",
  },
  de: {
    show: "Wer gezeigt wird",
    views: { everyone: "Alle", team: "Mein Team", around: "Um mich", ranks: "Meine Ränge" },
    period: "Zeitraum",
    rank: "Rang",
    points: "Punkte",
    noRanks: "Du hattest noch keinen Rang",
    noRanksHint: "Ränge kommen mit Punkten, und nur, solange du auf den Ranglisten gezeigt wirst.",
    weekOf: (day) => `Woche ab ${day}`,
    previous: {
      day: "Vorheriger Tag",
      week: "Vorherige Woche",
      month: "Vorheriger Monat",
      all: "",
    },
    next: { day: "Nächster Tag", week: "Nächste Woche", month: "Nächster Monat", all: "" },
    day: "Zum Zeitraum eines Tages gehen",
    isPast: "Vergangener Zeitraum, ohne Live-Updates",
    backToNow: "Zurück zu jetzt",
    nobody: {
      everyone: {
        day: "An diesem Tag hatte niemand Punkte",
        week: "In dieser Woche hatte niemand Punkte",
        month: "In diesem Monat hatte niemand Punkte",
        all: "Noch hat niemand Punkte",
      },
      team: {
        day: "An diesem Tag hatte niemand in deinem Team Punkte",
        week: "In dieser Woche hatte niemand in deinem Team Punkte",
        month: "In diesem Monat hatte niemand in deinem Team Punkte",
        all: "In deinem Team hat noch niemand Punkte",
      },
      me: {
        day: "An diesem Tag hattest du keine Punkte",
        week: "In dieser Woche hattest du keine Punkte",
        month: "In diesem Monat hattest du keine Punkte",
        all: "Du hast noch keine Punkte",
      },
    },
    emptyPast: "Wähle einen anderen Zeitraum, oder gehe zurück zu jetzt.",
    emptyNow: "Die ersten Punkte bringen einen Platz auf der Rangliste.",
  },
});
