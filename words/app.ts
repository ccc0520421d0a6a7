import { catalogue } from "./catalogue.ts";

/** Laurel as an app, and its page for when there is no network. */
export const appWords = catalogue({
  en: {
    page: {
      title: "You are offline",
      text: "This page needs a connection. It comes by itself as soon as you are back.",
      tryAgain: "Try Again",
      desk: "Open My Desk",
    },
    app: {
      description: "Rewards for people who talk to customers",
      settings: "Settings",
    },
  },
  de: {
    page: {
      title: "Du bist offline",
      text: "Diese Seite braucht eine Verbindung. Sie kommt von selbst, sobald du wieder online " +
        "bist.",
      tryAgain: "Noch einmal",
      desk: "Meinen Desk öffnen",
    },
    app: {
      description: "Belohnungen für alle, die mit Kunden sprechen",
      settings: "Einstellungen",
    },
  },
});
