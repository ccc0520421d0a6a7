import type { PeopleLine } from "@/core/agents/people_file.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** What becomes of the lines of a file of people: before and after the import. */
export const lineOutcomeWords = catalogue<
  Readonly<Record<"preview" | "done", Readonly<Record<PeopleLine["outcome"], string>>>>
>({
  en: {
    preview: { created: "New", changed: "Changes", same: "Unchanged", failed: "Left out" },
    done: { created: "Added", changed: "Changed", same: "Unchanged", failed: "Left out" },
  },
  de: {
    preview: { created: "Neu", changed: "Ändert sich", same: "Unverändert", failed: "Ausgelassen" },
    done: {
      created: "Hinzugefügt",
      changed: "Geändert",
      same: "Unverändert",
      failed: "Ausgelassen",
    },
  },
});

/** Importing people from a file. */
export const peopleImportWords = catalogue({
  en: {
    title: "Import people",
    note:
      "A CSV file with one person in each line. The first line names the columns, in any order: " +
      "{id}, {name}, {mail}, {team}, {zone}, {hidden} and {aliases}, separated by spaces. Known ids " +
      "are changed, others are added.",
    example: "Example file",
    reading: "Reading…",
    choose: "Choose a file, or drop it here",
    file: "File of people",
    createTeams: "Create missing teams",
    newTeams: (teams: string) => `New: ${teams}`,
    createTeamsHint: "Teams that do not exist are created, named by their ids.",
    importing: "Importing…",
    nothing: "Nothing to Import",
    action: (count: number, shown: string) =>
      plural("en", count, { one: `Import ${shown} Person`, other: `Import ${shown} People` }),
    another: "Import Another File",
    done: "Done",
    preview: "Preview",
    imported: "Imported",
    previewed: (created: number, changed: number, failed: number) =>
      `Preview: ${created} new, ${changed} changed, ${failed} with errors.`,
    announced: (created: number, changed: number, failed: number) =>
      `Imported: ${created} new, ${changed} changed, ${failed} with errors.`,
    counts: {
      created: {
        preview: (count: string) => `${count} new`,
        done: (count: string) => `${count} added`,
      },
      changed: (count: string) => `${count} changed`,
      same: (count: string) => `${count} unchanged`,
      failed: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} line left out`, other: `${shown} lines left out` }),
    },
    lines: "Lines",
    line: "Line",
    person: "Person",
    result: "Result",
    more: (count: number, shown: string) =>
      plural("en", count, {
        one: `${shown} more line is not listed.`,
        other: `${shown} more lines are not listed.`,
      }),
  },
  de: {
    title: "Personen importieren",
    note: "Eine CSV-Datei mit einer Person in jeder Zeile. Die erste Zeile nennt die Spalten, in " +
      "beliebiger Reihenfolge: {id}, {name}, {mail}, {team}, {zone}, {hidden} und {aliases}, durch " +
      "Leerzeichen getrennt. Bekannte Kennungen werden geändert, andere hinzugefügt.",
    example: "Beispieldatei",
    reading: "Wird gelesen …",
    choose: "Datei auswählen oder hier ablegen",
    file: "Datei mit Personen",
    createTeams: "Fehlende Teams anlegen",
    newTeams: (teams) => `Neu: ${teams}`,
    createTeamsHint: "Teams, die es nicht gibt, werden angelegt; sie heißen wie ihre Kennung.",
    importing: "Wird importiert …",
    nothing: "Nichts zu importieren",
    action: (count, shown) =>
      plural("de", count, {
        one: `${shown} Person importieren`,
        other: `${shown} Personen importieren`,
      }),
    another: "Weitere Datei importieren",
    done: "Fertig",
    preview: "Vorschau",
    imported: "Importiert",
    previewed: (created, changed, failed) =>
      `Vorschau: ${created} neu, ${changed} geändert, ${failed} mit Fehlern.`,
    announced: (created, changed, failed) =>
      `Importiert: ${created} neu, ${changed} geändert, ${failed} mit Fehlern.`,
    counts: {
      created: { preview: (count) => `${count} neu`, done: (count) => `${count} hinzugefügt` },
      changed: (count) => `${count} geändert`,
      same: (count) => `${count} unverändert`,
      failed: (count, shown) =>
        plural("de", count, {
          one: `${shown} Zeile ausgelassen`,
          other: `${shown} Zeilen ausgelassen`,
        }),
    },
    lines: "Zeilen",
    line: "Zeile",
    person: "Person",
    result: "Ergebnis",
    more: (count, shown) =>
      plural("de", count, {
        one: `${shown} weitere Zeile ist nicht aufgeführt.`,
        other: `${shown} weitere Zeilen sind nicht aufgeführt.`,
      }),
  },
});
