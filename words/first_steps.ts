import type { FirstStep } from "@/core/first_steps.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The first steps: what each is for, and the button that leads to it. */
export const stepWords = catalogue<
  Readonly<
    Record<FirstStep, { readonly title: string; readonly why: string; readonly action: string }>
  >
>({
  en: {
    people: {
      title: "Add the people who talk to customers",
      why: "Add them one by one, bring in a CSV file, or let a connected tool name them.",
      action: "Add People",
    },
    tool: {
      title: "Connect a tool",
      why: "Live chat, sales pipeline, contact book or phone dialer: it tells Laurel what is done.",
      action: "Connect a Tool",
    },
    points: {
      title: "See the first points",
      why: "The first work of one of your people arrives and pays.",
      action: "Watch Deliveries",
    },
    invite: {
      title: "Invite your team",
      why: "Each person gets a link, chooses a password, and has a desk of their own.",
      action: "Invite People",
    },
  },
  de: {
    people: {
      title: "Füge die Personen hinzu, die mit Kunden sprechen",
      why: "Einzeln, aus einer CSV-Datei, oder ein verbundenes Werkzeug nennt sie.",
      action: "Personen hinzufügen",
    },
    tool: {
      title: "Verbinde ein Werkzeug",
      why: "Live-Chat, Vertrieb, Kontakte oder Telefon: Es meldet Laurel, was getan ist.",
      action: "Werkzeug verbinden",
    },
    points: {
      title: "Sieh die ersten Punkte",
      why: "Die erste Arbeit einer deiner Personen kommt an und bringt Punkte.",
      action: "Zustellungen ansehen",
    },
    invite: {
      title: "Lade dein Team ein",
      why: "Jede Person bekommt einen Link, wählt ein Passwort und hat einen eigenen Desk.",
      action: "Personen einladen",
    },
  },
});

/** The page of the first steps, and the sample data. */
export const firstStepWords = catalogue({
  en: {
    title: "Getting Started",
    steps: "First steps",
    allDone: "All done. Laurel is ready for your team.",
    progress: (done: number, of: number) =>
      "Four steps from an empty installation to a team that earns points. " +
      plural("en", done, { one: `1 of ${of} is done.`, other: `${done} of ${of} are done.` }),
    done: " (done)",
    notDone: " (not done yet)",
    list: "This list",
    closed: "The list is closed. It no longer has a place in the sidebar.",
    close: "Close it when you do not need it. It disappears by itself when all is done.",
    showAgain: "Show It Again",
    closeAction: "Close the List",
    sample: {
      title: "Sample data",
      there: "A made-up team is here. Look at its boards and people, then remove it.",
      add:
        "Look around first: a made-up team with two weeks of work. It can be removed without a " +
        "trace.",
      boards: "See the Boards",
      remove: "Remove…",
      adding: "Adding…",
      addAction: "Add Sample Data",
      question: "Remove the sample data?",
      removeAction: "Remove",
      means: "The made-up people, their teams and everything they earned are deleted.",
      added: (agents: number, events: number) =>
        `Added ${agents} sample people with ${events} events.`,
      removed: (agents: number, events: number) =>
        `Removed ${agents} sample people with ${events} events.`,
    },
  },
  de: {
    title: "Erste Schritte",
    steps: "Erste Schritte",
    allDone: "Alles erledigt. Laurel ist bereit für dein Team.",
    progress: (done, of) =>
      "Vier Schritte von einer leeren Installation zu einem Team, das Punkte sammelt. " +
      plural("de", done, {
        one: `1 von ${of} ist erledigt.`,
        other: `${done} von ${of} sind erledigt.`,
      }),
    done: " (erledigt)",
    notDone: " (noch nicht erledigt)",
    list: "Diese Liste",
    closed: "Die Liste ist geschlossen. In der Seitenleiste hat sie keinen Platz mehr.",
    close: "Schließe sie, wenn du sie nicht brauchst. Ist alles erledigt, verschwindet sie von " +
      "selbst.",
    showAgain: "Wieder anzeigen",
    closeAction: "Liste schließen",
    sample: {
      title: "Beispieldaten",
      there:
        "Ein erfundenes Team ist da. Sieh dir seine Ranglisten und Personen an, und entferne es " +
        "dann.",
      add: "Sieh dich erst um: ein erfundenes Team mit zwei Wochen Arbeit. Es lässt sich spurlos " +
        "entfernen.",
      boards: "Ranglisten ansehen",
      remove: "Entfernen …",
      adding: "Wird hinzugefügt …",
      addAction: "Beispieldaten hinzufügen",
      question: "Beispieldaten entfernen?",
      removeAction: "Entfernen",
      means:
        "Die erfundenen Personen, ihre Teams und alles, was sie verdient haben, werden gelöscht.",
      added: (agents, events) =>
        `${agents} Beispielpersonen mit ${events} Ereignissen hinzugefügt.`,
      removed: (agents, events) => `${agents} Beispielpersonen mit ${events} Ereignissen entfernt.`,
    },
  },
});
