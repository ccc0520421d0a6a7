import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Rules as people read and edit them: actions, bonuses, conditions and limits. */
export const ruleEditorWords = catalogue({
  en: {
    actions: {
      title: "What work pays",
      note:
        "Base, plus each bonus that applies, times each multiplier that applies. Actions that " +
        "are not here are kept and pay nothing; your own types then pay what their definition says.",
      list: "Actions",
      add: "Pay for another action",
      always: "always the same",
      errors: (count: number) => plural("en", count, { one: "1 error", other: `${count} errors` }),
      warnings: (count: number) =>
        plural("en", count, { one: "1 warning", other: `${count} warnings` }),
      points: "points",
      base: "Base",
      baseUnit: "points for each event",
      remove: (title: string) => `Take ${title} Out of the Rules`,
      if: (amount: string, conditions: string) => `${amount} if ${conditions}`,
    },
    limits: {
      title: "Limits",
      maxPoints: "Most points of one event",
      maxPerDay: "Most paid events of a person and day",
      cooldown: "Pause between two paid events",
      seconds: "seconds",
      noLimit: "no limit",
      none: "none",
      once: "Once per object",
      onceHint: "Pays only the first event about the same objectId, such as one contact or lead.",
    },
    part: {
      kinds: { bonus: "bonus", multiplier: "multiplier" },
      titles: { bonus: "Bonus", multiplier: "Multiplier" },
      addBonus: "Add a Bonus",
      addMultiplier: "Add a Multiplier",
      adds: "Adds",
      times: "Times",
      remove: (title: string) => `Remove ${title}`,
      if: "if",
      ifAll: "if all of these hold",
      conditions: (title: string) => `Conditions of ${title}`,
      condition: (number: number, title: string) => `condition ${number} of ${title}`,
      addCondition: "Condition",
      addConditionTo: (title: string) => `Add a condition to ${title}`,
      removeCondition: (condition: string) => `Remove ${condition}`,
    },
    condition: {
      field: "field",
      other: "Another bonus or multiplier",
      which: "which",
      comparison: "comparison",
      is: "is",
      and: "and",
      atLeast: (label: string) => `${label}, at least`,
      atMost: (label: string) => `${label}, at most`,
      yes: "yes",
      no: "no",
      commas: (label: string) => `${label}, separated by commas`,
      value: "value",
      operators: {
        lt: "is below",
        lte: "is at most",
        gt: "is above",
        gte: "is at least",
        between: "is between",
        in: "is one of",
        exactly: "is exactly",
        applied: "applies",
        not_applied: "does not apply",
      },
    },
    streak: {
      title: "Daily streak",
      note: "Paid once on each working day with work, for the days in a row.",
      base: "Each day",
      bonus: "More for each further day",
      most: "But at most",
      mostUnit: "times the first",
      summary: (bonus: string, most: string) =>
        `+${bonus} for each further day, at most ${most} times the base`,
    },
    ceiling: {
      title: "Ceiling of a day",
      label: "Most points from work for a person and day",
      none: "no ceiling",
    },
    lines: {
      part: (name: string, amount: string, when: string) => `${name}: ${amount} if ${when}`,
      maxPoints: (count: number) =>
        plural("en", count, { one: "at most 1 point", other: `at most ${count} points` }),
      maxPerDay: (count: number) => `at most ${count} a day`,
      cooldown: (count: number) =>
        plural("en", count, {
          one: "1 second in between",
          other: `${count} seconds in between`,
        }),
      once: "once per object",
      limits: (limits: string) => `Limits: ${limits}`,
    },
    fields: {
      streak: "Streak in days",
      volumeToday: "Such events on the day",
      range: (from: number, to: number) => `${from} to ${to}`,
    },
    issues: {
      none: "Nothing is wrong with these rules.",
      title: "What is wrong",
      mend: (count: number) =>
        plural("en", count, {
          one: "One thing to mend before this can be published",
          other: `${count} things to mend before this can be published`,
        }),
      warnings: (count: number) =>
        plural("en", count, { one: "One warning", other: `${count} warnings` }),
    },
    json: {
      label: "Rules as JSON",
      hint: "The same rules as in the form, as the API takes them.",
      noObject: "must be an object in braces, so it is not taken over",
      invalid: (why: string) => `is no JSON, so it is not taken over: ${why}`,
    },
  },
  de: {
    actions: {
      title: "Was Arbeit bringt",
      note:
        "Die Basis, dazu jeder Bonus, der gilt, mal jedem Faktor, der gilt. Aktionen, die hier " +
        "fehlen, werden aufgehoben und bringen nichts; deine eigenen Arten bringen dann, was in " +
        "ihrer Definition steht.",
      list: "Aktionen",
      add: "Noch eine Aktion mit Punkten",
      always: "immer gleich",
      errors: (count) => plural("de", count, { one: "1 Fehler", other: `${count} Fehler` }),
      warnings: (count) => plural("de", count, { one: "1 Warnung", other: `${count} Warnungen` }),
      points: "Punkte",
      base: "Basis",
      baseUnit: "Punkte für jedes Ereignis",
      remove: (title) => `„${title}“ aus den Regeln nehmen`,
      if: (amount, conditions) => `${amount}, wenn ${conditions}`,
    },
    limits: {
      title: "Grenzen",
      maxPoints: "Höchstens Punkte für ein Ereignis",
      maxPerDay: "Höchstens bezahlte Ereignisse pro Person und Tag",
      cooldown: "Pause zwischen zwei bezahlten Ereignissen",
      seconds: "Sekunden",
      noLimit: "ohne Grenze",
      none: "keine",
      once: "Einmal pro Objekt",
      onceHint:
        "Nur das erste Ereignis zur selben objectId bringt etwas, etwa zu einem Kontakt oder Lead.",
    },
    part: {
      kinds: { bonus: "Bonus", multiplier: "Faktor" },
      titles: { bonus: "Bonus", multiplier: "Faktor" },
      addBonus: "Bonus hinzufügen",
      addMultiplier: "Faktor hinzufügen",
      adds: "Bringt dazu",
      times: "Mal",
      remove: (title) => `${title} entfernen`,
      if: "wenn",
      ifAll: "wenn all das zutrifft",
      conditions: (title) => `Bedingungen von ${title}`,
      condition: (number, title) => `Bedingung ${number} von ${title}`,
      addCondition: "Bedingung",
      addConditionTo: (title) => `Bedingung zu ${title} hinzufügen`,
      removeCondition: (condition) => `${condition} entfernen`,
    },
    condition: {
      field: "Feld",
      other: "Ein anderer Bonus oder Faktor",
      which: "welcher",
      comparison: "Vergleich",
      is: "ist",
      and: "und",
      atLeast: (label) => `${label}, mindestens`,
      atMost: (label) => `${label}, höchstens`,
      yes: "ja",
      no: "nein",
      commas: (label) => `${label}, durch Kommas getrennt`,
      value: "Wert",
      operators: {
        lt: "ist unter",
        lte: "ist höchstens",
        gt: "ist über",
        gte: "ist mindestens",
        between: "ist zwischen",
        in: "ist eines von",
        exactly: "ist genau",
        applied: "gilt",
        not_applied: "gilt nicht",
      },
    },
    streak: {
      title: "Tägliche Serie",
      note: "Wird an jedem Arbeitstag mit Arbeit einmal gezahlt, für die Tage in Folge.",
      base: "Jeden Tag",
      bonus: "Mehr für jeden weiteren Tag",
      most: "Aber höchstens",
      mostUnit: "mal den ersten",
      summary: (bonus, most) =>
        `+${bonus} für jeden weiteren Tag, höchstens das ${most}-Fache der Basis`,
    },
    ceiling: {
      title: "Tagesgrenze",
      label: "Höchstens Punkte aus Arbeit pro Person und Tag",
      none: "keine Grenze",
    },
    lines: {
      part: (name, amount, when) => `${name}: ${amount}, wenn ${when}`,
      maxPoints: (count) =>
        plural("de", count, { one: "höchstens 1 Punkt", other: `höchstens ${count} Punkte` }),
      maxPerDay: (count) => `höchstens ${count}-mal am Tag`,
      cooldown: (count) =>
        plural("de", count, {
          one: "1 Sekunde dazwischen",
          other: `${count} Sekunden dazwischen`,
        }),
      once: "einmal pro Objekt",
      limits: (limits) => `Grenzen: ${limits}`,
    },
    fields: {
      streak: "Serie in Tagen",
      volumeToday: "Solche Ereignisse am Tag",
      range: (from, to) => `${from} bis ${to}`,
    },
    issues: {
      none: "An diesen Regeln ist nichts falsch.",
      title: "Was nicht stimmt",
      mend: (count) =>
        plural("de", count, {
          one: "Eines ist in Ordnung zu bringen, bevor sich das veröffentlichen lässt",
          other: `${count} Dinge sind in Ordnung zu bringen, bevor sich das veröffentlichen lässt`,
        }),
      warnings: (count) =>
        plural("de", count, { one: "Eine Warnung", other: `${count} Warnungen` }),
    },
    json: {
      label: "Regeln als JSON",
      hint: "Dieselben Regeln wie im Formular, so wie die API sie nimmt.",
      noObject: "muss ein Objekt in geschweiften Klammern sein und wird so nicht übernommen",
      invalid: (why) => `ist kein JSON und wird so nicht übernommen: ${why}`,
    },
  },
});
