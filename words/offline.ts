import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Without a network, after a new version, and when the browser or its clock gets in the way. */
export const offlineWords = catalogue({
  en: {
    bar: {
      offline: (time: string) => `You are offline. This is your desk of ${time}.`,
      silent: (time: string) => `Laurel does not answer. This is your desk of ${time}.`,
    },
    page: {
      title: "You are offline",
      text: "This page needs a connection. It comes by itself as soon as you are back.",
      tryAgain: "Try Again",
      desk: "Open My Desk",
    },
    kept: "You are offline. Your change is kept and sent as soon as you are back.",
    sent: (count: number) =>
      plural("en", count, {
        one: "You are back. The change that waited is sent.",
        other: `You are back. ${count} changes that waited are sent.`,
      }),
    refused: (reason: string | null) =>
      `A change you made offline could not be kept. ${
        reason ?? "Please look at it and make it again."
      }`,
    version: { text: "A new version is ready.", reload: "Reload" },
    storage:
      "Your browser does not let Laurel store anything. Drafts and windows last as long as " +
      "this page.",
    clock: "The clock of this computer is wrong. Laurel shows times by its own clock.",
    broken: { text: "Parts of this page could not be loaded.", reload: "Reload" },
    dismiss: "Dismiss",
    spin: "You are offline, and a spin needs a connection: Laurel draws it. Your spins stay yours.",
    joining: "You are offline. You join as soon as you are back.",
    part: {
      title: "This part stopped working",
      text: "The rest of the page goes on, and nothing is lost.",
    },
    app: {
      description: "Rewards for people who talk to customers",
      settings: "Settings",
    },
  },
  de: {
    bar: {
      offline: (time) => `Du bist offline. Das ist dein Desk von ${time}.`,
      silent: (time) => `Laurel antwortet nicht. Das ist dein Desk von ${time}.`,
    },
    page: {
      title: "Du bist offline",
      text: "Diese Seite braucht eine Verbindung. Sie kommt von selbst, sobald du wieder online " +
        "bist.",
      tryAgain: "Noch einmal",
      desk: "Meinen Desk öffnen",
    },
    kept:
      "Du bist offline. Deine Änderung ist gemerkt und wird gesendet, sobald du wieder online " +
      "bist.",
    sent: (count) =>
      plural("de", count, {
        one: "Du bist wieder online. Deine Änderung ist gesendet.",
        other: `Du bist wieder online. ${count} Änderungen sind gesendet.`,
      }),
    refused: (reason) =>
      `Eine Änderung von unterwegs konnte nicht übernommen werden. ${
        reason ?? "Bitte sieh sie dir an und mache sie noch einmal."
      }`,
    version: { text: "Eine neue Version ist da.", reload: "Neu laden" },
    storage: "Dein Browser lässt Laurel nichts speichern. Entwürfe und Fenster bleiben nur, " +
      "solange diese Seite offen ist.",
    clock: "Die Uhr dieses Computers geht falsch. Laurel zeigt Zeiten nach seiner eigenen Uhr.",
    broken: { text: "Teile dieser Seite konnten nicht geladen werden.", reload: "Neu laden" },
    dismiss: "Schließen",
    spin:
      "Du bist offline, und ein Dreh braucht eine Verbindung: Laurel zieht das Ergebnis. Deine " +
      "Drehs bleiben dir.",
    joining: "Du bist offline. Du machst mit, sobald du wieder online bist.",
    part: {
      title: "Dieser Teil funktioniert gerade nicht",
      text: "Der Rest der Seite läuft weiter, und nichts ist verloren.",
    },
    app: {
      description: "Belohnungen für alle, die mit Kunden sprechen",
      settings: "Einstellungen",
    },
  },
});
