import type { BoardView, PeriodKind } from "@/core/leaderboards/kinds.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

type ByPeriod = Readonly<Record<PeriodKind, string>>;

/** What the Leaderboard window shows besides the live board of everyone. */
export const leaderboardViewWords = catalogue({
  en: {
    show: "Who is shown",
    views: {
      everyone: "Everyone",
      team: "My Team",
      around: "Around Me",
      teams: "Teams",
      ranks: "My Ranks",
    } satisfies Record<BoardView, string>,
    period: "Period",
    rank: "Rank",
    points: "Points",
    ofAll: (count: string) => `of ${count}`,
    teams: {
      formula: "Points per active member: the points of everyone on the board, divided by how " +
        "many they are. So teams of different sizes are even, and days off cost nothing.",
      perMember: "per member",
      size: (count: number, members: string, points: string) =>
        plural("en", count, {
          one: `1 active member, ${points} points`,
          other: `${members} active members, ${points} points`,
        }),
      tied: "Tied: teams with the same number share a rank and are in the order of their names",
      isTied: ", tied",
      yours: "Your team",
      pastMembers: "By the teams of today.",
      nobody: {
        day: "No team had points on this day",
        week: "No team had points in this week",
        month: "No team had points in this month",
        all: "No team has points yet",
      } as ByPeriod,
      emptyNow: "Points of people in a team bring the team onto the board.",
    },
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
    views: {
      everyone: "Alle",
      team: "Mein Team",
      around: "Um mich",
      teams: "Teams",
      ranks: "Meine Ränge",
    },
    period: "Zeitraum",
    rank: "Rang",
    points: "Punkte",
    ofAll: (count) => `von ${count}`,
    teams: {
      formula: "Punkte pro aktivem Mitglied: die Punkte aller auf der Rangliste, geteilt durch " +
        "ihre Anzahl. So sind verschieden große Teams gleichauf, und freie Tage kosten nichts.",
      perMember: "pro Mitglied",
      size: (count, members, points) =>
        plural("de", count, {
          one: `1 aktives Mitglied, ${points} Punkte`,
          other: `${members} aktive Mitglieder, ${points} Punkte`,
        }),
      tied: "Gleichstand: Teams mit der gleichen Zahl teilen sich den Rang und sind nach Namen " +
        "geordnet",
      isTied: ", Gleichstand",
      yours: "Dein Team",
      pastMembers: "Nach den heutigen Teams.",
      nobody: {
        day: "An diesem Tag hatte kein Team Punkte",
        week: "In dieser Woche hatte kein Team Punkte",
        month: "In diesem Monat hatte kein Team Punkte",
        all: "Noch hat kein Team Punkte",
      },
      emptyNow: "Punkte von Leuten in einem Team bringen es auf die Rangliste.",
    },
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
