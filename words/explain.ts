import { catalogue } from "./catalogue.ts";

/** Why something pays what it pays: sentences about entries, events, and the parts of rules. */
export const explainWords = catalogue({
  en: {
    entry: {
      tookBack: "A later entry took it back.",
      voids: (id: number) =>
        `It takes back entry ${id}, because what came before it was scored again; what stands ` +
        "instead has an entry of its own.",
      streak: (day: string, sum: string, freeze: number) =>
        `${day}: ${sum}. Every ${freeze}th day earns a freeze.`,
      firstDay: "The first working day of a streak with work that pays",
      laterDay: "A further working day in a row with work that pays",
      achievement: (named: string, sum: string) => `The achievement${named} was earned: ${sum}.`,
      challenge: (named: string, sum: string) => `The challenge${named} was completed: ${sum}.`,
      correction: (change: string, named: string, sum: string) =>
        `${change}. It changed${named}: ${sum}.`,
      spin: (named: string, sum: string) => `The wheel gave the prize${named}: ${sum}.`,
    },
    event: {
      pays: (type: string, points: string, rules: string, sum: string | null) =>
        `${type} pays ${points} ${rules}${sum === null ? "" : `: ${sum}`}.`,
      underRules: (rules: string) => `under ${rules}`,
      byDefinition: (version: number) => `by its definition (version ${version})`,
      draft: "the draft",
      version: (version: number) => `rule version ${version}`,
      name: (id: string, source: string) => `"${id}" of ${source}`,
      prize: (named: string) => `The prize${named} of the wheel`,
      challenge: (named: string, place: number | null) =>
        `The challenge${named}${place === null ? "" : `, place ${place}`}`,
      none: {
        takenBack: "It pays nothing: it was taken back. It stays in the log.",
        takenBackBy: (event: string, reason: string | null) =>
          `It pays nothing: it was taken back by the event ${event}` +
          `${reason === null ? "" : `: ${reason}`}. It stays in the log.`,
        takenBackByPerson: (name: string, reason: string | null) =>
          `It pays nothing: it was taken back by ${name}` +
          `${reason === null ? "" : `: ${reason}`}. It stays in the log.`,
        holdout: "It pays nothing: rewards were not switched on for this person on this day. It " +
          "is kept and measured, and pays nothing later either.",
        correction: (change: string) =>
          `${change}. It changes nothing any more: what it corrected was taken back or is worth ` +
          "nothing.",
        system: (what: string) => `${what}. It is worth no points by itself.`,
        reversal: (event: string) => `It pays nothing by design: it takes back the event ${event}.`,
        unknownType: (type: string) =>
          `It pays nothing: nobody has defined the type ${type}. It is kept, and is scored when an ` +
          "admin defines the type.",
        recorded: (type: string) =>
          `It pays nothing by design: ${type} is kept for metrics and for pairing with other events.`,
        noRule: (rules: string, type: string) =>
          `It pays nothing: ${rules} has no rule for ${type}.`,
      },
      capped: {
        object: (id: string, source: string) => `"${id}" of ${source}`,
        ownHolder: (event: string, time: string) => `the event ${event} of ${time}`,
        otherHolder: (time: string) => `an earlier event of another agent, of ${time}`,
        someHolder: "an earlier event",
        once: (type: string, holder: string, object: string) =>
          `It pays nothing: ${type} pays once for an object, and ${holder} was the first about ` +
          `${object}.`,
        perDay: (type: string, most: number | null) =>
          `It pays nothing: ${type} pays ${
            most ?? "so many"
          } times a day, and that many had been ` +
          "paid before it.",
        cooldown: (type: string, seconds: number | null, before: string | null) =>
          `It pays nothing: for ${type}, ${seconds ?? "some"} seconds must lie between two that ` +
          `pay${before === null ? "" : `; ${before}`}.`,
        before: (event: string, seconds: string) =>
          `the one before, ${event}, was ${seconds} s earlier`,
        ceiling: (points: number | null) =>
          "It pays nothing: the actions of the day had come to the ceiling of " +
          `${points ?? "the day"} points before it.`,
        limit: (rules: string) => `It pays nothing: a limit of ${rules} stopped it.`,
      },
    },
    parts: {
      base: "base",
      everyEvent: "every event of this kind pays it",
      boost: "this boost was running",
      limits: {
        max_points: "one event of this kind pays no more",
        daily_ceiling: "the day's actions had come to the daily ceiling",
      },
      otherLimit: "a limit cut it",
      held: "its conditions held when it was scored",
      heldNot: "its conditions did not hold then",
      applied: (name: string) => `${name} applied`,
      appliedNot: (name: string) => `${name} did not apply`,
      mustApply: (name: string) => `${name} did not apply and must`,
      mustNotApply: (name: string) => `${name} applied and must not`,
      and: ", and ",
      notPaid: "not paid",
      notApplied: "not applied",
    },
    /** After a number; names of fields in days say so. */
    units: { seconds: " s", days: "", none: "" },
    conditions: {
      below: (value: string) => `below ${value}`,
      atMost: (value: string) => `at most ${value}`,
      above: (value: string) => `above ${value}`,
      atLeast: (value: string) => `at least ${value}`,
      oneOf: (values: string) => `one of ${values}`,
      between: (from: string, to: string) => `between ${from} and ${to}`,
      yes: "yes",
      no: "no",
      notGiven: (field: string, demand: string) => `${field} was not given and must be ${demand}`,
      fails: (field: string, value: string, demand: string) =>
        `${field} was ${value} and must be ${demand}`,
      equals: (field: string, value: string) => `${field} was ${value}`,
      holds: (field: string, value: string, demand: string) => `${field} was ${value}, ${demand}`,
    },
  },
  de: {
    entry: {
      tookBack: "Ein späterer Eintrag hat ihn zurückgenommen.",
      voids: (id) =>
        `Er nimmt den Eintrag ${id} zurück, weil das, was davor kam, neu bewertet wurde. Was jetzt ` +
        "gilt, hat einen eigenen Eintrag.",
      streak: (day, sum, freeze) => `${day}: ${sum}. Jeder ${freeze}. Tag bringt einen Joker.`,
      firstDay: "Der erste Arbeitstag einer Serie mit Arbeit, die Punkte bringt",
      laterDay: "Ein weiterer Arbeitstag in Folge mit Arbeit, die Punkte bringt",
      achievement: (named, sum) => `Der Erfolg${named} wurde erreicht: ${sum}.`,
      challenge: (named, sum) => `Die Challenge${named} wurde geschafft: ${sum}.`,
      correction: (change, named, sum) =>
        `${change}. Geändert wurde${named === "" ? " der Eintrag" : named}: ${sum}.`,
      spin: (named, sum) => `Das Glücksrad gab den Gewinn${named}: ${sum}.`,
    },
    event: {
      pays: (type, points, rules, sum) =>
        `${type} bringt ${points} ${rules}${sum === null ? "" : `: ${sum}`}.`,
      underRules: (rules) => `nach ${rules}`,
      byDefinition: (version) => `nach der eigenen Definition (Version ${version})`,
      draft: "dem Entwurf",
      version: (version) => `Regelversion ${version}`,
      name: (id, source) => `„${id}“ von ${source}`,
      prize: (named) => `Der Gewinn${named} am Glücksrad`,
      challenge: (named, place) =>
        `Die Challenge${named}${place === null ? "" : `, Platz ${place}`}`,
      none: {
        takenBack: "Es bringt nichts: Es wurde zurückgenommen. Im Protokoll bleibt es stehen.",
        takenBackBy: (event, reason) =>
          `Es bringt nichts: Das Ereignis ${event} hat es zurückgenommen` +
          `${reason === null ? "" : `: ${reason}`}. Im Protokoll bleibt es stehen.`,
        takenBackByPerson: (name, reason) =>
          `Es bringt nichts: ${name} hat es zurückgenommen` +
          `${reason === null ? "" : `: ${reason}`}. Im Protokoll bleibt es stehen.`,
        holdout: "Es bringt nichts: Für diese Person waren Belohnungen an diesem Tag nicht " +
          "eingeschaltet. Es wird aufgehoben und gemessen und bringt auch später nichts.",
        correction: (change) =>
          `${change}. Es ändert nichts mehr: Was korrigiert wurde, ist zurückgenommen oder nichts ` +
          "wert.",
        system: (what) => `${what}. Für sich allein bringt es keine Punkte.`,
        reversal: (event) => `Es bringt mit Absicht nichts: Es nimmt das Ereignis ${event} zurück.`,
        unknownType: (type) =>
          `Es bringt nichts: Niemand hat die Art ${type} definiert. Es wird aufgehoben und bewertet, ` +
          "sobald ein Admin die Art definiert.",
        recorded: (type) =>
          `Es bringt mit Absicht nichts: ${type} wird für Kennzahlen und zum Verbinden mit anderen ` +
          "Ereignissen aufgehoben.",
        noRule: (rules, type) => `Es bringt nichts: In ${rules} gibt es keine Regel für ${type}.`,
      },
      capped: {
        object: (id, source) => `„${id}“ von ${source}`,
        ownHolder: (event, time) => `das Ereignis ${event} vom ${time}`,
        otherHolder: (time) => `ein früheres Ereignis einer anderen Person vom ${time}`,
        someHolder: "ein früheres Ereignis",
        once: (type, holder, object) =>
          `Es bringt nichts: ${type} zahlt für ein Objekt einmal, und ${holder} war das erste zu ` +
          `${object}.`,
        perDay: (type, most) =>
          most === null
            ? `Es bringt nichts: ${type} zahlt nur so und so oft am Tag, und so oft war es schon.`
            : `Es bringt nichts: ${type} zahlt ${most}-mal am Tag, und so oft war es schon.`,
        cooldown: (type, seconds, before) =>
          `Es bringt nichts: Bei ${type} müssen ${seconds ?? "einige"} Sekunden zwischen zweien ` +
          `liegen, die zahlen${before === null ? "" : `; ${before}`}.`,
        before: (event, seconds) => `das davor, ${event}, war ${seconds} s früher`,
        ceiling: (points) =>
          points === null
            ? "Es bringt nichts: Die Arbeit des Tages hatte die Tagesgrenze vorher erreicht."
            : `Es bringt nichts: Die Arbeit des Tages hatte die Tagesgrenze von ${points} Punkten ` +
              "vorher erreicht.",
        limit: (rules) => `Es bringt nichts: Eine Grenze in ${rules} hat es gestoppt.`,
      },
    },
    parts: {
      base: "Basis",
      everyEvent: "jedes Ereignis dieser Art bringt sie",
      boost: "dieser Boost lief gerade",
      limits: {
        max_points: "mehr bringt ein Ereignis dieser Art nicht",
        daily_ceiling: "die Arbeit des Tages hatte die Tagesgrenze erreicht",
      },
      otherLimit: "eine Grenze hat es gekürzt",
      held: "die Bedingungen waren erfüllt, als es bewertet wurde",
      heldNot: "die Bedingungen waren damals nicht erfüllt",
      applied: (name) => `${name} galt`,
      appliedNot: (name) => `${name} galt nicht`,
      mustApply: (name) => `${name} galt nicht und muss gelten`,
      mustNotApply: (name) => `${name} galt und darf nicht gelten`,
      and: ", und ",
      notPaid: "nicht gezahlt",
      notApplied: "nicht angewandt",
    },
    units: { seconds: " s", days: "", none: "" },
    conditions: {
      below: (value) => `unter ${value}`,
      atMost: (value) => `höchstens ${value}`,
      above: (value) => `über ${value}`,
      atLeast: (value) => `mindestens ${value}`,
      oneOf: (values) => `eines von ${values}`,
      between: (from, to) => `zwischen ${from} und ${to}`,
      yes: "ja",
      no: "nein",
      notGiven: (field, demand) => `${field}: nicht angegeben, muss ${demand} sein`,
      fails: (field, value, demand) => `${field}: ${value}, muss ${demand} sein`,
      equals: (field, value) => `${field}: ${value}`,
      holds: (field, value, demand) => `${field}: ${value}, ${demand}`,
    },
  },
});
