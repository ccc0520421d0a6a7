import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The notices at the bottom of every page, in the script beside it. */
export const noteWords = catalogue({
  en: {
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
    broken: { text: "Parts of this page could not be loaded.", reload: "Reload" },
    dismiss: "Dismiss",
  },
  de: {
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
    broken: { text: "Teile dieser Seite konnten nicht geladen werden.", reload: "Neu laden" },
    dismiss: "Schließen",
  },
});
