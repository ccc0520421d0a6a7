import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The frame of the desk: menus, level, streak, banners, the tour. */
export const deskWords = catalogue({
  en: {
    desk: (name: string) => `${name}’s desk`,
    boards: "Leaderboards",
    menus: {
      label: "Menus",
      view: "View",
      window: "Window",
      account: "Account",
      appearance: "Appearance",
      themes: { auto: "Match System", light: "Light", dark: "Dark" },
      about: "About Laurel",
      team: "My Team",
      settings: "Settings…",
      signOut: "Sign Out",
    },
    about: {
      version: (version: string) => `Version ${version}`,
      demo: "demo",
      claim: "Points for the work with customers, explained to the last one.",
      ok: "OK",
    },
    turnover: (zone: string, moment: string) =>
      `Boards turn over at midnight in ${zone}: ${moment}`,
    /** For screen readers: what the clock opens. */
    center: (unread: number) => unread === 0 ? "Notifications" : `Notifications, ${unread} unread`,
    /** For screen readers: new points, and the total after them. */
    newPoints: (change: number, points: string, total: string) =>
      `${change > 0 ? "plus" : "minus"} ${points} points, ${total} in total`,
    badges: {
      achievements: (count: number) => `${count} new`,
      challenges: (count: number) => `${count} to join`,
      spin: (count: number) =>
        plural("en", count, { one: "1 spin left", other: `${count} spins left` }),
    },
    level: {
      level: "Level",
      progress: (level: string, next: string) => `Level ${level}, progress to level ${next}`,
      missing: (points: string, next: string) => `${points} to level ${next}`,
      total: "Total points",
      today: "Today",
    },
    streak: {
      inARow: (days: number) => plural("en", days, { one: "day in a row", other: "days in a row" }),
      week: "The last seven days",
      states: {
        active: "active",
        frozen: "missed, saved by a freeze",
        missed: "no points",
        off: "not a working day",
      },
      freezes: (held: number, most: number) => `${held} of ${most} freezes`,
      freezeHint: "save a missed day",
      isSafe: "Today is safe",
      isFree: "Enjoy your day off",
      keep: "Score once to keep it",
      begin: "Score once to begin",
    },
    banners: {
      show: "Show",
      dismiss: "Dismiss",
      clearAll: "Clear All",
      more: (count: number) => `${count} more`,
      level: (level: string) => `Level ${level}`,
      sameRank: "Well done. On to the next one!",
      newRank: (rank: string) => `You are ${rank} now. Well done!`,
      achievement: (points: string) => `Achievement, +${points} points`,
      change: (title: string, points: string) => `${title}: ${points} points`,
      challengeWon: (points: string) => `Challenge won, +${points} points`,
      targetReached: "Target reached. It is settled when the challenge closes.",
    },
  },
  de: {
    desk: (name) => `Desk von ${name}`,
    boards: "Ranglisten",
    menus: {
      label: "Menüs",
      view: "Darstellung",
      window: "Fenster",
      account: "Konto",
      appearance: "Erscheinungsbild",
      themes: { auto: "Wie das System", light: "Hell", dark: "Dunkel" },
      about: "Über Laurel",
      team: "Mein Team",
      settings: "Einstellungen …",
      signOut: "Abmelden",
    },
    about: {
      version: (version) => `Version ${version}`,
      demo: "Demo",
      claim: "Punkte für die Arbeit mit Kunden, jeder einzelne erklärt.",
      ok: "OK",
    },
    turnover: (zone, moment) => `Ranglisten wechseln um Mitternacht in ${zone}: ${moment}`,
    center: (unread) => unread === 0 ? "Mitteilungen" : `Mitteilungen, ${unread} ungelesen`,
    newPoints: (change, points, total) =>
      `${change > 0 ? "plus" : "minus"} ${points} Punkte, insgesamt ${total}`,
    badges: {
      achievements: (count) => plural("de", count, { one: "1 neuer", other: `${count} neue` }),
      challenges: (count) => `${count} zum Mitmachen`,
      spin: (count) => plural("de", count, { one: "noch 1 Dreh", other: `noch ${count} Drehs` }),
    },
    level: {
      level: "Level",
      progress: (level, next) => `Level ${level}, Fortschritt bis Level ${next}`,
      missing: (points, next) => `${points} bis Level ${next}`,
      total: "Punkte insgesamt",
      today: "Heute",
    },
    streak: {
      inARow: (days) => plural("de", days, { one: "Tag in Folge", other: "Tage in Folge" }),
      week: "Die letzten sieben Tage",
      states: {
        active: "aktiv",
        frozen: "verpasst, durch einen Joker gerettet",
        missed: "keine Punkte",
        off: "kein Arbeitstag",
      },
      freezes: (held, most) => `${held} von ${most} Jokern`,
      freezeHint: "retten einen verpassten Tag",
      isSafe: "Heute ist sicher",
      isFree: "Genieße deinen freien Tag",
      keep: "Ein Punkt hält sie am Leben",
      begin: "Ein Punkt ist der Anfang",
    },
    banners: {
      show: "Zeigen",
      dismiss: "Schließen",
      clearAll: "Alle entfernen",
      more: (count) => `${count} weitere`,
      level: (level) => `Level ${level}`,
      sameRank: "Gut gemacht. Auf zum nächsten!",
      newRank: (rank) => `Du bist jetzt ${rank}. Gut gemacht!`,
      achievement: (points) => `Erfolg, +${points} Punkte`,
      change: (title, points) => `${title}: ${points} Punkte`,
      challengeWon: (points) => `Challenge gewonnen, +${points} Punkte`,
      targetReached: "Ziel erreicht. Gewertet wird, wenn die Challenge endet.",
    },
  },
});
