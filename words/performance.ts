import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Whether work goes better with Laurel: the measures and the days before Laurel. */
export const performanceWords = catalogue({
  en: {
    people: (count: number, shown: string) =>
      plural("en", count, { one: `${shown} person`, other: `${shown} people` }),
    file: {
      previewed: (days: string, failed: string) =>
        `Preview: ${days} days, ${failed} lines with errors.`,
      done: (days: string, failed: string) =>
        `Imported: ${days} days, ${failed} lines with errors.`,
      about: "Days that Laurel never saw can be brought in from a CSV file, with a line for each " +
        "person, day and measure. They are only compared with, and pay no points.",
      example: "Example file",
      toImport: "To import:",
      imported: "Imported:",
      daysOf: (days: string, people: string) => `${days} of ${people}`,
      days: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} day`, other: `${shown} days` }),
      leftOut: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} line left out`, other: `${shown} lines left out` }),
      line: (line: number) => `Line ${line}`,
      reading: "Reading…",
      choose: "Choose a file",
      label: "File of days before Laurel",
      faults: "Lines left out",
      nothing: "Nothing to Import",
      action: "Import",
    },
    table: {
      open: "All comparisons as a table",
      region: "Comparisons",
      caption: "Comparisons of all measures",
      measure: "Measure",
      with: "Compared with",
      people: "People",
      difference: "Difference",
      interval: "95% interval",
      p: "p, adjusted",
      conclusion: "Conclusion",
      range: (low: string, high: string) => `${low} to ${high}`,
    },
    before: {
      title: "Before Laurel",
      note:
        "Say when Laurel was introduced, and every period is compared with the days before it " +
        "too.",
      wrong: "Choose today or an earlier day.",
      day: "Laurel introduced on",
      dayHint: "The first day with Laurel; empty: not known.",
      saved: "The day is saved.",
    },
    save: "Save",
    card: {
      now: "This period",
      byDay: (title: string) => `${title} by day`,
      differences: (title: string) => `${title}: differences in percent`,
      conclusions: (title: string) => `${title}: conclusions`,
    },
    parts: {
      region: "Parts of the index",
      caption: "Parts of the productivity index",
      part: "Part",
      before: "Before",
      now: "Now",
      index: "Index",
      output: "Things done per day",
    },
    title: "Performance",
    what: "performance",
    everybody: "Everybody",
    note:
      "Every number is the mean of people, because the work of one person resembles itself. A " +
      "difference counts only when chance hardly explains it.",
    howComputed: "How this is computed",
    noTeam: "There is no team to show",
    noTeamHint:
      "This team does not exist, or you do not manage it. An administrator gives you a team.",
    comparisons: {
      previous: "The days before",
      baseline: "Before Laurel",
      holdout: "People without Laurel",
    },
    verdicts: {
      better: "Better",
      worse: "Worse",
      unclear: "Not certain",
      chance: "No clear difference",
      too_few_people: "Too few people",
      too_few_days: "Too few days",
      no_data: "No data before",
      not_set_up: "Not set up",
    },
    back: "performance",
  },
  de: {
    people: (count, shown) =>
      plural("de", count, { one: `${shown} Person`, other: `${shown} Leute` }),
    file: {
      previewed: (days, failed) => `Vorschau: ${days} Tage, ${failed} Zeilen mit Fehlern.`,
      done: (days, failed) => `Importiert: ${days} Tage, ${failed} Zeilen mit Fehlern.`,
      about:
        "Tage, die Laurel nie gesehen hat, lassen sich aus einer CSV-Datei übernehmen, mit einer " +
        "Zeile für jede Person, jeden Tag und jede Kennzahl. Mit ihnen wird nur verglichen; " +
        "Punkte bringen sie nicht.",
      example: "Beispieldatei",
      toImport: "Zu importieren:",
      imported: "Importiert:",
      daysOf: (days, people) => `${days} von ${people}`,
      days: (count, shown) => plural("de", count, { one: `${shown} Tag`, other: `${shown} Tage` }),
      leftOut: (count, shown) =>
        plural("de", count, {
          one: `${shown} Zeile ausgelassen`,
          other: `${shown} Zeilen ausgelassen`,
        }),
      line: (line) => `Zeile ${line}`,
      reading: "Wird gelesen …",
      choose: "Datei auswählen",
      label: "Datei mit Tagen vor Laurel",
      faults: "Ausgelassene Zeilen",
      nothing: "Nichts zu importieren",
      action: "Importieren",
    },
    table: {
      open: "Alle Vergleiche als Tabelle",
      region: "Vergleiche",
      caption: "Vergleiche aller Kennzahlen",
      measure: "Kennzahl",
      with: "Verglichen mit",
      people: "Leute",
      difference: "Unterschied",
      interval: "95-%-Intervall",
      p: "p, korrigiert",
      conclusion: "Ergebnis",
      range: (low, high) => `${low} bis ${high}`,
    },
    before: {
      title: "Vor Laurel",
      note:
        "Sage, wann Laurel eingeführt wurde, und jeder Zeitraum wird auch mit den Tagen davor " +
        "verglichen.",
      wrong: "Wähle heute oder einen früheren Tag.",
      day: "Laurel eingeführt am",
      dayHint: "Der erste Tag mit Laurel; leer: nicht bekannt.",
      saved: "Der Tag ist gesichert.",
    },
    save: "Sichern",
    card: {
      now: "Dieser Zeitraum",
      byDay: (title) => `${title} nach Tagen`,
      differences: (title) => `${title}: Unterschiede in Prozent`,
      conclusions: (title) => `${title}: Ergebnisse`,
    },
    parts: {
      region: "Teile des Index",
      caption: "Teile des Produktivitätsindex",
      part: "Teil",
      before: "Davor",
      now: "Jetzt",
      index: "Index",
      output: "Erledigtes je Tag",
    },
    title: "Leistung",
    what: "Leistung",
    everybody: "Alle",
    note: "Jede Zahl ist das Mittel von Leuten, weil die Arbeit einer Person sich selbst ähnelt. " +
      "Ein Unterschied zählt nur, wenn Zufall ihn kaum erklärt.",
    howComputed: "So wird das berechnet",
    noTeam: "Es gibt kein Team zu zeigen",
    noTeamHint: "Dieses Team gibt es nicht, oder du leitest es nicht. Ein Admin gibt dir ein Team.",
    comparisons: {
      previous: "Die Tage davor",
      baseline: "Vor Laurel",
      holdout: "Leute ohne Laurel",
    },
    verdicts: {
      better: "Besser",
      worse: "Schlechter",
      unclear: "Nicht sicher",
      chance: "Kein klarer Unterschied",
      too_few_people: "Zu wenige Leute",
      too_few_days: "Zu wenige Tage",
      no_data: "Keine Daten davor",
      not_set_up: "Nicht eingerichtet",
    },
    back: "Leistung",
  },
});
