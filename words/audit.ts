import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The log of who did what. */
export const auditWords = catalogue({
  en: {
    title: "Audit Log",
    theLog: "the audit log",
    note:
      "Who changed what in the administration, and from where. Entries can only be added, and " +
      "contain no secrets.",
    acts: "Acts, newest first",
    none: "Nothing has been changed yet",
    noneHint: "When somebody changes a person, a team, a key or a rule, it appears here within " +
      "seconds.",
    noMatch: "No act matches",
    noMatchHint: "Other filters may show some.",
    outcomes: { done: "Done", refused: "Refused", failed: "Failed", running: "Not finished" },
    filters: {
      search: "Search",
      placeholder: "Search in names, ids and changes",
      what: "What",
      everything: "Everything",
      who: "Who",
      anyone: "Anyone",
      outcome: "Outcome",
      any: "Any",
      from: "From",
      to: "To",
      remove: (kind: string, id: string) => `Remove the filter ${kind} ${id}`,
      clear: "Clear Filters",
    },
    detail: {
      when: "When",
      who: "Who",
      from: "From",
      with: "With",
      object: "Object",
      action: "Action",
      entry: (id: number) => `entry ${id}`,
      actors: {
        person: "signed in",
        key: "with a key",
        shell: "in the shell of the server",
        system: "Laurel itself",
      },
      allBy: "All by {person}",
      allOn: (kind: string) => `All on this ${kind}`,
      notChanged: "Nothing was changed.",
      notKnown:
        "How it ended is not known: it is still running, or Laurel stopped in the middle of " +
        "it.",
      noField: "No field was changed by it.",
      field: "Field",
      before: "Before",
      after: "After",
      value: "Value",
      more: (count: number) =>
        plural("en", count, {
          one: "And 1 more field, in the export.",
          other: `And ${count} more fields, in the export.`,
        }),
      nothing: "nothing",
      oneValue: "value",
      values: "values",
      yes: "yes",
      no: "no",
    },
  },
  de: {
    title: "Protokoll",
    theLog: "Protokoll",
    note:
      "Wer in der Verwaltung was geändert hat, und von wo. Einträge lassen sich nur hinzufügen " +
      "und enthalten keine Geheimnisse.",
    acts: "Vorgänge, neueste zuerst",
    none: "Noch wurde nichts geändert",
    noneHint:
      "Wenn jemand eine Person, ein Team, einen Schlüssel oder die Wertung ändert, steht es " +
      "in Sekunden hier.",
    noMatch: "Kein Vorgang passt",
    noMatchHint: "Vielleicht zeigen andere Filter welche.",
    outcomes: {
      done: "Erledigt",
      refused: "Abgelehnt",
      failed: "Fehlgeschlagen",
      running: "Nicht beendet",
    },
    filters: {
      search: "Suchen",
      placeholder: "In Namen, Kennungen und Änderungen suchen",
      what: "Was",
      everything: "Alles",
      who: "Wer",
      anyone: "Alle",
      outcome: "Ergebnis",
      any: "Jedes",
      from: "Von",
      to: "Bis",
      remove: (kind, id) => `Filter ${kind} ${id} entfernen`,
      clear: "Filter zurücksetzen",
    },
    detail: {
      when: "Wann",
      who: "Wer",
      from: "Von",
      with: "Mit",
      object: "Gegenstand",
      action: "Vorgang",
      entry: (id) => `Eintrag ${id}`,
      actors: {
        person: "angemeldet",
        key: "mit einem Schlüssel",
        shell: "in der Shell des Servers",
        system: "Laurel selbst",
      },
      allBy: "Alles von {person}",
      allOn: (kind) => `Alles hierzu (${kind})`,
      notChanged: "Es wurde nichts geändert.",
      notKnown: "Wie es ausging, ist nicht bekannt: Es läuft noch, oder Laurel wurde mittendrin " +
        "beendet.",
      noField: "Es wurde kein Feld geändert.",
      field: "Feld",
      before: "Vorher",
      after: "Nachher",
      value: "Wert",
      more: (count) =>
        plural("de", count, {
          one: "Und 1 weiteres Feld, im Export.",
          other: `Und ${count} weitere Felder, im Export.`,
        }),
      nothing: "nichts",
      oneValue: "Wert",
      values: "Werte",
      yes: "ja",
      no: "nein",
    },
  },
});
