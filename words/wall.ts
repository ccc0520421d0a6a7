import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** What a screen with a wall link shows. */
export const wallWords = catalogue({
  en: {
    gone: {
      title: "This link does not work",
      text: "It was revoked, it has expired, or its address is not complete. Ask an admin of " +
        "Laurel for a new one.",
    },
    busy: { title: "Too many requests", text: "Wait a few minutes, then load the page again." },
    everyone: "Everyone",
    old: (time: string) => `No connection. Last updated ${time}`,
    board: { day: "Today", week: "This Week", month: "This Month", all: "All Time" },
    leaderboard: "Leaderboard",
    points: "points",
    noPoints: "No points yet. The first ones appear here.",
    unlocks: "Latest Achievements",
    ends: (time: string) => `Ends ${time}`,
    target: (target: string) => `First to ${target}`,
    highest: "Highest at the end wins",
    reached: "Target reached",
    noProgress: "Nobody has started yet. Who is first?",
    pointsToday: "Points Today",
    toGo: (count: number, points: string) =>
      plural("en", count, {
        one: "1 point to match yesterday",
        other: `${points} points to match yesterday`,
      }),
    ahead: (count: number, points: string) =>
      plural("en", count, {
        one: "1 point ahead of yesterday",
        other: `${points} points ahead of yesterday`,
      }),
    sameAsYesterday: "Level with yesterday",
    celebrate: {
      level_up: (level: string) => `Level ${level}`,
      achievement: "Achievement unlocked",
      challenge_won: "Challenge won",
    },
    scene: (number: number, count: number) => `Scene ${number} of ${count}`,
  },
  de: {
    gone: {
      title: "Dieser Link funktioniert nicht",
      text: "Er wurde widerrufen, ist abgelaufen, oder die Adresse ist unvollständig. Bitte die " +
        "Admins von Laurel um einen neuen.",
    },
    busy: { title: "Zu viele Anfragen", text: "Warte ein paar Minuten und lade die Seite neu." },
    everyone: "Alle",
    old: (time) => `Keine Verbindung. Stand ${time}`,
    board: { day: "Heute", week: "Diese Woche", month: "Dieser Monat", all: "Gesamt" },
    leaderboard: "Rangliste",
    points: "Punkte",
    noPoints: "Noch keine Punkte. Die ersten erscheinen hier.",
    unlocks: "Neueste Erfolge",
    ends: (time) => `Endet ${time}`,
    target: (target) => `Wer zuerst ${target} erreicht`,
    highest: "Wer am Ende vorn liegt, gewinnt",
    reached: "Ziel erreicht",
    noProgress: "Noch hat niemand angefangen. Wer ist zuerst dran?",
    pointsToday: "Punkte heute",
    toGo: (count, points) =>
      plural("de", count, {
        one: "Noch 1 Punkt bis zum Stand von gestern",
        other: `Noch ${points} Punkte bis zum Stand von gestern`,
      }),
    ahead: (count, points) =>
      plural("de", count, {
        one: "1 Punkt mehr als gestern",
        other: `${points} Punkte mehr als gestern`,
      }),
    sameAsYesterday: "Gleichauf mit gestern",
    celebrate: {
      level_up: (level) => `Level ${level}`,
      achievement: "Erfolg freigeschaltet",
      challenge_won: "Challenge gewonnen",
    },
    scene: (number, count) => `Szene ${number} von ${count}`,
  },
});
