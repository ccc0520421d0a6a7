import { catalogue } from "./catalogue.ts";

/** The rights of a person over what is stored about them. */
export const personalDataWords = catalogue({
  en: {
    title: "Personal data",
    note: "For somebody who asks what is stored about them, or wants to be forgotten.",
    export: "Export",
    exportHint: "One JSON file with everything. The audit log knows of it.",
    download: "Download",
    erase: "Erase",
    eraseHint: "For good. The next page says what goes and what stays.",
    eraseAction: "Erase…",
  },
  de: {
    title: "Persönliche Daten",
    note: "Für Personen, die wissen wollen, was über sie gespeichert ist, oder die vergessen " +
      "werden wollen.",
    export: "Export",
    exportHint: "Eine JSON-Datei mit allem. Das Protokoll hält den Export fest.",
    download: "Laden",
    erase: "Löschen",
    eraseHint: "Endgültig. Die nächste Seite sagt, was verschwindet und was bleibt.",
    eraseAction: "Löschen …",
  },
});
