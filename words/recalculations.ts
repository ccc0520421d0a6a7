import { catalogue } from "./catalogue.ts";

/** Scoring a past period again under another version of the rules. */
export const recalculationWords = catalogue({
  en: {
    list: "recalculations",
    noun: "recalculation",
    all: "Recalculations",
    one: (id: number) => `Recalculation ${id}`,
    add: "Recalculate a Period",
    none: "Nothing was recalculated yet",
    noneHint:
      "When a past period was scored by wrong rules, score it again under another version. A dry " +
      "run shows first who changes by how much; then correcting entries are booked, and everybody " +
      "sees why.",
    states: { draft: "dry run", running: "running", done: "applied" },
    under: (version: number) => `under version ${version} · {time}`,
    underBy: (version: number) => `under version ${version} · {time} by {person}`,
    form: {
      title: "Recalculate a period",
      begins: "The dry run begins. No points change.",
      note:
        "First comes a dry run: it shows who changes by how much. Points change only when you " +
        "apply it.",
      version: "Under the rules of",
      versionHint: "Publish a draft first, if the rules that should count are not a version yet.",
      reason: "Reason",
      reasonHint: "For people who read the history of recalculations later.",
      action: "Start Dry Run",
    },
    facts: {
      title: "What is scored again",
      state: "State",
      from: "Work from",
      before: "Work before",
      under: "Under",
      drafted: "Drafted",
      applied: "Applied",
      finished: "Finished",
      atBy: "{time} by {person}",
    },
    running: "Points are being corrected",
    scoredAgain: "people scored again",
    dryRun: "Dry run",
    again: "Run Again",
    apply: {
      label: "Apply…",
      question: "Apply this recalculation?",
      action: "Apply",
      means:
        "Correcting entries are booked for everybody whose points change, and everybody sees " +
        "them with the reason. It also scores work of the period that arrives later. It cannot be " +
        "undone; another recalculation can replace it.",
      done: "The recalculation is applied. Points are being corrected.",
    },
    delete: {
      label: "Delete Dry Run…",
      question: "Delete this dry run?",
      action: "Delete",
      means: "Nothing was applied, so nobody’s points change.",
      done: "The dry run is deleted.",
    },
  },
  de: {
    list: "Neuberechnungen",
    noun: "Neuberechnung",
    all: "Neuberechnungen",
    one: (id) => `Neuberechnung ${id}`,
    add: "Zeitraum neu berechnen",
    none: "Noch wurde nichts neu berechnet",
    noneHint:
      "Wurde ein vergangener Zeitraum nach falschen Regeln bewertet, dann bewerte ihn nach einer " +
      "anderen Version neu. Ein Probelauf zeigt zuerst, bei wem sich wie viel ändert; dann werden " +
      "Korrekturen gebucht, und alle sehen, warum.",
    states: { draft: "Probelauf", running: "läuft", done: "angewandt" },
    under: (version) => `nach Version ${version} · {time}`,
    underBy: (version) => `nach Version ${version} · {time} von {person}`,
    form: {
      title: "Zeitraum neu berechnen",
      begins: "Der Probelauf beginnt. Es ändern sich keine Punkte.",
      note:
        "Zuerst kommt ein Probelauf: Er zeigt, bei wem sich wie viel ändert. Punkte ändern sich " +
        "erst, wenn du ihn anwendest.",
      version: "Nach den Regeln von",
      versionHint:
        "Veröffentliche zuerst einen Entwurf, wenn die gewünschten Regeln noch keine Version sind.",
      reason: "Grund",
      reasonHint: "Für alle, die später den Verlauf der Neuberechnungen lesen.",
      action: "Probelauf starten",
    },
    facts: {
      title: "Was neu bewertet wird",
      state: "Zustand",
      from: "Arbeit ab",
      before: "Arbeit vor",
      under: "Nach",
      drafted: "Entworfen",
      applied: "Angewandt",
      finished: "Fertig",
      atBy: "{time} von {person}",
    },
    running: "Punkte werden korrigiert",
    scoredAgain: "Personen neu bewertet",
    dryRun: "Probelauf",
    again: "Noch einmal",
    apply: {
      label: "Anwenden …",
      question: "Diese Neuberechnung anwenden?",
      action: "Anwenden",
      means:
        "Für alle, deren Punkte sich ändern, werden Korrekturen gebucht, und alle sehen sie mit " +
        "dem Grund. Auch Arbeit des Zeitraums, die später ankommt, wird so bewertet. Das lässt sich " +
        "nicht widerrufen; eine andere Neuberechnung kann sie ersetzen.",
      done: "Die Neuberechnung ist angewandt. Punkte werden korrigiert.",
    },
    delete: {
      label: "Probelauf löschen …",
      question: "Diesen Probelauf löschen?",
      action: "Löschen",
      means: "Es wurde nichts angewandt, also ändern sich keine Punkte.",
      done: "Der Probelauf ist gelöscht.",
    },
  },
});
