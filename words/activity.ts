import { catalogue } from "./catalogue.ts";

/** The list of points, and why each was paid. */
export const activityWords = catalogue({
  en: {
    empty: "Nothing yet",
    emptyHint: "Your points show up here the moment you earn them.",
    list: "Newest points",
    more: "Show More",
    why: "Why this many?",
    points: "points",
    search: "Search & Filter…",
    corrected: (person: string, points: string, count: number, reason: string) =>
      `Corrected by ${person}: ${points} ${Math.abs(count) === 1 ? "point" : "points"}: ${reason}`,
    lookingUp: "Looking it up…",
    again: "Try Again",
    gone: "It does not count any more.",
    takenBack: "Taken back",
    noPoints: "No points",
    base: (points: string) => `${points} base points`,
    own: {
      achievement: "Achievement earned",
      challenge_completed: "Challenge won",
      spin_won: "Won on the wheel",
    },
    sources: {
      livechat: "Live chat",
      pipeline: "Pipeline",
      contacts: "Contacts",
      dialer: "Dialer",
      support: "Support",
      achievement: "Achievement",
      challenge: "Challenge",
      correction: "Correction",
      reversal: "Taken back",
      spin: "Spin & Win",
    },
  },
  de: {
    empty: "Noch nichts",
    emptyHint: "Deine Punkte erscheinen hier, sobald du sie bekommst.",
    list: "Neueste Punkte",
    more: "Mehr anzeigen",
    why: "Warum so viele?",
    points: "Punkte",
    search: "Suchen und filtern …",
    corrected: (person, points, count, reason) =>
      `Korrigiert von ${person}: ${points} ${
        Math.abs(count) === 1 ? "Punkt" : "Punkte"
      }: ${reason}`,
    lookingUp: "Wird nachgesehen …",
    again: "Noch einmal",
    gone: "Es zählt nicht mehr.",
    takenBack: "Zurückgenommen",
    noPoints: "Keine Punkte",
    base: (points) => `${points} Grundpunkte`,
    own: {
      achievement: "Erfolg erreicht",
      challenge_completed: "Challenge gewonnen",
      spin_won: "Am Glücksrad gewonnen",
    },
    sources: {
      livechat: "Livechat",
      pipeline: "Pipeline",
      contacts: "Kontakte",
      dialer: "Telefon",
      support: "Support",
      achievement: "Erfolg",
      challenge: "Challenge",
      correction: "Korrektur",
      reversal: "Zurückgenommen",
      spin: "Glücksrad",
    },
  },
});
