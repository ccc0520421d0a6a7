import { catalogue } from "./catalogue.ts";

/** What the desk says without a network, with a wrong clock and when a part of it fails. */
export const offlineWords = catalogue({
  en: {
    bar: {
      offline: (time: string) => `You are offline. This is your desk of ${time}.`,
      silent: (time: string) => `Laurel does not answer. This is your desk of ${time}.`,
    },
    kept: "You are offline. Your change is kept and sent as soon as you are back.",
    clock: "The clock of this computer is wrong. Laurel shows times by its own clock.",
    spin: "You are offline, and a spin needs a connection: Laurel draws it. Your spins stay yours.",
    joining: "You are offline. You join as soon as you are back.",
    part: {
      title: "This part stopped working",
      text: "The rest of the page goes on, and nothing is lost.",
    },
  },
  de: {
    bar: {
      offline: (time) => `Du bist offline. Das ist dein Desk von ${time}.`,
      silent: (time) => `Laurel antwortet nicht. Das ist dein Desk von ${time}.`,
    },
    kept:
      "Du bist offline. Deine Änderung ist gemerkt und wird gesendet, sobald du wieder online " +
      "bist.",
    clock: "Die Uhr dieses Computers geht falsch. Laurel zeigt Zeiten nach seiner eigenen Uhr.",
    spin:
      "Du bist offline, und ein Dreh braucht eine Verbindung: Laurel zieht das Ergebnis. Deine " +
      "Drehs bleiben dir.",
    joining: "Du bist offline. Du machst mit, sobald du wieder online bist.",
    part: {
      title: "Dieser Teil funktioniert gerade nicht",
      text: "Der Rest der Seite läuft weiter, und nichts ist verloren.",
    },
  },
});
