import { catalogue } from "./catalogue.ts";

/** Texts that every page may need: failures, waiting, the end of a session, spans of time. */
export const sharedWords = catalogue({
  en: {
    error: {
      code: (status: number) => `Error ${status}`,
      home: "Back to My Desk",
      missing: {
        title: "Nothing here",
        text: "This page does not exist, or it has moved. Your points are safe.",
      },
      refused: {
        title: "That did not work",
        text: "Laurel could not accept the request as it was.",
      },
      broken: {
        title: "Something broke on our side",
        text: "It is not your fault, and no points are lost. Try again in a moment.",
      },
    },
    failed: "That did not work",
    tryAgain: "Try Again",
    loading: "Loading…",
    cancel: "Cancel",
    signOut: "Sign Out",
    signedOut: {
      title: "You were signed out",
      text:
        "The session has expired or was ended elsewhere. Sign in again in a new tab: what you " +
        "typed here stays.",
      back: "I Am Back",
      signIn: "Sign In",
    },
    connection: {
      connecting: "Connecting…",
      catching_up: "Catching up…",
      live: "Live",
      reconnecting: "Reconnecting…",
      offline: "Offline",
    },
    unanswered: {
      offline: "You are offline",
      silent: "Laurel does not answer",
      retrying: (why: string) => `${why}. Trying again…`,
      unchanged: (why: string) => `${why}. Nothing was changed.`,
      thisPageOnly: "Laurel does not answer. The choice counts on this page only.",
    },
    answered: (status: number) => `Laurel answered with ${status}.`,
    signedOutHere: "You were signed out. Sign in again in another tab, then go on here.",
    now: "now",
    justNow: "just now",
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    allTime: "All time",
    noWeekday: "a pause",
  },
  de: {
    error: {
      code: (status) => `Fehler ${status}`,
      home: "Zurück zu meinem Desk",
      missing: {
        title: "Hier ist nichts",
        text: "Diese Seite gibt es nicht, oder sie ist umgezogen. Deine Punkte sind sicher.",
      },
      refused: {
        title: "Das hat nicht geklappt",
        text: "Laurel konnte mit der Anfrage nichts anfangen.",
      },
      broken: {
        title: "Bei uns ist etwas kaputtgegangen",
        text: "Du kannst nichts dafür, und es gehen keine Punkte verloren. Versuche es gleich " +
          "noch einmal.",
      },
    },
    failed: "Das hat nicht geklappt",
    tryAgain: "Noch einmal",
    loading: "Wird geladen …",
    cancel: "Abbrechen",
    signOut: "Abmelden",
    signedOut: {
      title: "Du wurdest abgemeldet",
      text: "Die Sitzung ist abgelaufen oder wurde woanders beendet. Melde dich in einem neuen " +
        "Tab wieder an: Was du hier eingegeben hast, bleibt.",
      back: "Ich bin wieder da",
      signIn: "Anmelden",
    },
    connection: {
      connecting: "Verbinden …",
      catching_up: "Wird nachgeholt …",
      live: "Live",
      reconnecting: "Neu verbinden …",
      offline: "Offline",
    },
    unanswered: {
      offline: "Du bist offline",
      silent: "Laurel antwortet nicht",
      retrying: (why) => `${why}. Neuer Versuch …`,
      unchanged: (why) => `${why}. Es wurde nichts geändert.`,
      thisPageOnly: "Laurel antwortet nicht. Die Wahl gilt nur auf dieser Seite.",
    },
    answered: (status) => `Laurel hat mit ${status} geantwortet.`,
    signedOutHere: "Du wurdest abgemeldet. Melde dich in einem anderen Tab wieder an, dann geht " +
      "es hier weiter.",
    now: "jetzt",
    justNow: "gerade eben",
    minutes: (count) => `${count} Min.`,
    hours: (count) => `${count} Std.`,
    allTime: "Gesamte Zeit",
    noWeekday: "eine Pause",
  },
});
