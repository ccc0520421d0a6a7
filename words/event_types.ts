import type { TypeFieldKind } from "@/core/event_types/definitions.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The areas of work that Laurel knows; one that an admin named keeps its name. */
export const domainWords = catalogue<Readonly<Record<string, string>>>({
  en: { laurel: "Paid by Laurel" },
  de: {
    chat: "Chat",
    pipeline: "Pipeline",
    contacts: "Kontakte",
    dialer: "Telefon",
    other: "Sonstiges",
    laurel: "Von Laurel gezahlt",
  },
});

/** What an event of a definition would pay. */
export const typePreviewWords = catalogue({
  en: {
    recorded: "It is recorded without points: for metrics, achievements and challenges.",
    pays: (count: number) =>
      plural("en", count, { one: "It pays 1 point.", other: `It pays ${count} points.` }),
    sum: (count: number, sum: string) =>
      plural("en", count, {
        one: `It pays 1 point: ${sum}.`,
        other: `It pays ${count} points: ${sum}.`,
      }),
  },
  de: {
    recorded: "Es wird ohne Punkte aufgezeichnet: für Kennzahlen, Erfolge und Challenges.",
    pays: (count) =>
      plural("de", count, { one: "Es bringt 1 Punkt.", other: `Es bringt ${count} Punkte.` }),
    sum: (count, sum) =>
      plural("de", count, {
        one: `Es bringt 1 Punkt: ${sum}.`,
        other: `Es bringt ${count} Punkte: ${sum}.`,
      }),
  },
});

/** Types of events: what tools can send, and what it pays. */
export const typeWords = catalogue({
  en: {
    list: "event types",
    noun: "event type",
    one: "Event Type",
    all: "Event Types",
    add: "Define a Type",
    note: "A type says what a tool can send, and what it pays. Define your own, and any tool - " +
      "tickets, a quiz, a shop - can be connected.",
    howTo: "How to send events",
    kinds: { all: "All types", own: "Your own", paid: "Paid", recorded: "Recorded only" },
    search: "Search event types",
    searchHint: "Search by name or area",
    which: "Which types",
    none: "You have defined no type yet",
    noneHint:
      "Laurel knows chats, deals, contacts and calls. Define a type for anything else your " +
      "people do, and send it with one request.",
    noFit: "No event type fits",
    noFitHint: "Search for another name, or show all types.",
    showAll: "Show All",
    pays: {
      recorded: "Recorded only",
      byRules: "Paid by the rules",
      points: (count: number) => plural("en", count, { one: "1 point", other: `${count} points` }),
      andMore: (points: string) => `${points} and more`,
      atMost: (count: number) => `at most ${count} a day`,
      oncePerObject: "once per object",
    },
    holds: {
      flag: "Yes or no",
      number: (unit: string | undefined) => unit ? `Number of ${unit}` : "Number",
      text: "Text or a whole number",
      from: (value: number) => ` from ${value}`,
      to: (value: number) => ` to ${value}`,
    },
    chooser: {
      list: "Event types",
      empty: "There are no event types.",
      notFound: "No event type is called that.",
      chosen: (label: string) => `${label}: chosen`,
      remove: (title: string) => `Remove ${title}`,
    },
    unknown: {
      title: (count: number) =>
        plural("en", count, {
          one: "1 type was received that nobody defined",
          other: `${count} types were received that nobody defined`,
        }),
      note: "Their events are kept without points. Define a type, and they are scored for the " +
        "days on which the work was done.",
      from: (count: number, shown: string) =>
        `${plural("en", count, { one: "1 event", other: `${shown} events` })} from {source} · ` +
        "last {time}",
      define: "Define",
      defineType: (type: string) => `Define ${type}`,
    },
    page: {
      delete: "Delete…",
      question: "Delete “{type}”?",
      action: "Delete",
      means: "New events of this type are unknown from now on. Events that are stored, and their " +
        "points, stay.",
      deleted: (title: string) => `${title} is deleted.`,
      saved: "Saved.",
      type: "Events have the type {type}.",
      byRules: "The rules in force name it, so they decide what it pays.",
      builtIn: "Laurel brings this type along: tools rely on it, so it cannot be changed.",
      whatItPays: "What it pays",
      fields: "Fields",
      typeLabel: "Type",
    },
    history: {
      title: "History of its points",
      note: "Work is paid by the version that applies at its time; versions never change.",
      all: "All changes",
      deleted: "Deleted",
      version: (number: number) => `Version ${number}`,
      beginning: "from the beginning",
      from: (time: string) => `from ${time}`,
      planned: (time: string) => `planned for ${time}`,
    },
    form: {
      new: "New event type",
      defined: (title: string) => `${title} is defined.`,
      name: "Name",
      nameHint: "What people call it, for example Ticket solved.",
      nameMissing: "Give it a name.",
      type: "Type",
      typeHint: "What events have as type. It stays for ever.",
      typeMissing: "Enter the type that events have.",
      domain: "Area of work",
      icon: "Icon",
      define: "Define Type",
      save: "Save",
      cancel: "Cancel",
      discard: "Discard Changes",
    },
    fields: {
      legend: "Fields",
      hint: "What an event says in {data}. Rules, achievements and challenges can ask for it; " +
        "other fields are kept, too.",
      kinds: { number: "Number", boolean: "Yes or no", text: "Text" } satisfies Record<
        TypeFieldKind,
        string
      >,
      add: "Add a Field",
      nth: (number: number) => `field ${number}`,
      name: "Name",
      nameOf: (number: number) => `Name of field ${number}`,
      kind: "Kind",
      kindOf: (field: string) => `Kind of ${field}`,
      minimum: "Minimum",
      minimumOf: (field: string) => `Minimum of ${field}`,
      maximum: "Maximum",
      maximumOf: (field: string) => `Maximum of ${field}`,
      minLength: "Min. length",
      maxLength: "Max. length",
      remove: (field: string) => `Remove ${field}`,
      required: "An event without it is refused",
      requiredOf: (field: string) => `Required: of ${field}`,
    },
    points: {
      legend: "Points",
      pays: "Events pay points",
      paysHint:
        "While this is off, they are recorded: metrics, achievements and challenges can count " +
        "them. Rules that name the type come before what is set here.",
      once: "Pay once per object",
      onceHint: "Only the first event with the same objectId is paid, whoever did the work.",
      base: "Points for each",
      maxPerDay: "At most paid per day",
      noLimit: "No limit",
      kept: (count: number) =>
        plural("en", count, {
          one: "1 more part of the points is kept as they are; the API shows and changes them.",
          other: `${count} more parts of the points are kept as they are; the API shows and ` +
            "changes them.",
        }),
      add: "Add a Bonus",
      nth: (number: number) => `bonus ${number}`,
      bonusPoints: "Bonus points",
      pointsOf: (bonus: string) => `Points of ${bonus}`,
      called: "Called",
      nameOf: (bonus: string) => `Name of ${bonus}`,
      if: "If",
      fieldOf: (bonus: string) => `Field of ${bonus}`,
      chooseField: "Choose a field",
      condition: "Condition",
      conditionOf: (bonus: string) => `Condition of ${bonus}`,
      value: "Value",
      valueOf: (bonus: string) => `Value of ${bonus}`,
      operators: {
        lt: "is less than",
        lte: "is at most",
        gt: "is more than",
        gte: "is at least",
        eq: "is exactly",
      },
      remove: (bonus: string) => `Remove ${bonus}`,
    },
    example: {
      title: "Example",
      event: "The event to send",
      notYet: "What it pays is shown when the form is right.",
      unclear: (why: string) => `What it pays is not clear yet: ${why}.`,
      calculating: "Calculating…",
    },
  },
  de: {
    list: "Ereignisarten",
    noun: "Ereignisart",
    one: "Ereignisart",
    all: "Ereignisarten",
    add: "Art definieren",
    note: "Eine Art sagt, was ein Werkzeug senden kann und was es bringt. Definiere eigene, und " +
      "jedes Werkzeug lässt sich verbinden: Tickets, ein Quiz, ein Shop.",
    howTo: "So sendest du Ereignisse",
    kinds: {
      all: "Alle Arten",
      own: "Eigene",
      paid: "Mit Punkten",
      recorded: "Nur aufgezeichnet",
    },
    search: "Ereignisarten suchen",
    searchHint: "Nach Name oder Bereich suchen",
    which: "Welche Arten",
    none: "Du hast noch keine Art definiert",
    noneHint:
      "Laurel kennt Chats, Abschlüsse, Kontakte und Anrufe. Definiere eine Art für alles andere, " +
      "was deine Leute tun, und sende es mit einer Anfrage.",
    noFit: "Keine Ereignisart passt",
    noFitHint: "Suche nach einem anderen Namen, oder zeige alle Arten.",
    showAll: "Alle zeigen",
    pays: {
      recorded: "Nur aufgezeichnet",
      byRules: "Nach den Regeln",
      points: (count) => plural("de", count, { one: "1 Punkt", other: `${count} Punkte` }),
      andMore: (points) => `${points} und mehr`,
      atMost: (count) => `höchstens ${count}-mal am Tag`,
      oncePerObject: "einmal pro Objekt",
    },
    holds: {
      flag: "Ja oder nein",
      number: (unit) => unit ? `Zahl (${unit})` : "Zahl",
      text: "Text oder eine ganze Zahl",
      from: (value) => ` ab ${value}`,
      to: (value) => ` bis ${value}`,
    },
    chooser: {
      list: "Ereignisarten",
      empty: "Es gibt keine Ereignisarten.",
      notFound: "Keine Ereignisart heißt so.",
      chosen: (label) => `${label}: ausgewählt`,
      remove: (title) => `${title} entfernen`,
    },
    unknown: {
      title: (count) =>
        plural("de", count, {
          one: "1 Art ist angekommen, die niemand definiert hat",
          other: `${count} Arten sind angekommen, die niemand definiert hat`,
        }),
      note:
        "Die Ereignisse werden ohne Punkte aufgehoben. Definiere eine Art, und sie werden für " +
        "die Tage bewertet, an denen gearbeitet wurde.",
      from: (count, shown) =>
        `${plural("de", count, { one: "1 Ereignis", other: `${shown} Ereignisse` })} von ` +
        "{source} · zuletzt {time}",
      define: "Definieren",
      defineType: (type) => `${type} definieren`,
    },
    page: {
      delete: "Löschen …",
      question: "„{type}“ löschen?",
      action: "Löschen",
      means:
        "Neue Ereignisse dieser Art sind ab jetzt unbekannt. Gespeicherte Ereignisse und ihre " +
        "Punkte bleiben.",
      deleted: (title) => `${title} ist gelöscht.`,
      saved: "Gesichert.",
      type: "Ereignisse haben die Art {type}.",
      byRules: "Die geltenden Regeln nennen sie und entscheiden deshalb, was sie bringt.",
      builtIn: "Diese Art bringt Laurel mit: Werkzeuge verlassen sich auf sie, deshalb lässt sie " +
        "sich nicht ändern.",
      whatItPays: "Was sie bringt",
      fields: "Felder",
      typeLabel: "Art",
    },
    history: {
      title: "Verlauf der Punkte",
      note: "Arbeit zählt nach der Version, die zu ihrer Zeit gilt; Versionen ändern sich nie.",
      all: "Alle Änderungen",
      deleted: "Gelöscht",
      version: (number) => `Version ${number}`,
      beginning: "von Anfang an",
      from: (time) => `ab ${time}`,
      planned: (time) => `geplant ab ${time}`,
    },
    form: {
      new: "Neue Ereignisart",
      defined: (title) => `${title} ist definiert.`,
      name: "Name",
      nameHint: "Wie man es nennt, zum Beispiel „Ticket gelöst“.",
      nameMissing: "Gib ihr einen Namen.",
      type: "Art",
      typeHint: "Was Ereignisse als type haben. Das bleibt für immer.",
      typeMissing: "Gib die Art ein, die Ereignisse haben.",
      domain: "Bereich",
      icon: "Symbol",
      define: "Art definieren",
      save: "Sichern",
      cancel: "Abbrechen",
      discard: "Änderungen verwerfen",
    },
    fields: {
      legend: "Felder",
      hint:
        "Was ein Ereignis in {data} sagt. Regeln, Erfolge und Challenges können danach fragen; " +
        "andere Felder werden auch aufgehoben.",
      kinds: { number: "Zahl", boolean: "Ja oder nein", text: "Text" },
      add: "Feld hinzufügen",
      nth: (number) => `Feld ${number}`,
      name: "Name",
      nameOf: (number) => `Name von Feld ${number}`,
      kind: "Typ",
      kindOf: (field) => `Typ von ${field}`,
      minimum: "Minimum",
      minimumOf: (field) => `Minimum von ${field}`,
      maximum: "Maximum",
      maximumOf: (field) => `Maximum von ${field}`,
      minLength: "Mindestlänge",
      maxLength: "Höchstlänge",
      remove: (field) => `${field} entfernen`,
      required: "Ein Ereignis ohne dieses Feld wird abgelehnt",
      requiredOf: (field) => `${field} ist erforderlich`,
    },
    points: {
      legend: "Punkte",
      pays: "Ereignisse bringen Punkte",
      paysHint:
        "Ausgeschaltet werden sie aufgezeichnet: Kennzahlen, Erfolge und Challenges können sie " +
        "zählen. Regeln, die die Art nennen, gehen dem vor, was hier steht.",
      once: "Einmal pro Objekt",
      onceHint: "Nur das erste Ereignis mit derselben objectId zählt, egal wer es getan hat.",
      base: "Punkte für jedes",
      maxPerDay: "Höchstens am Tag",
      noLimit: "Ohne Grenze",
      kept: (count) =>
        plural("de", count, {
          one: "1 weiterer Teil der Punkte bleibt, wie er ist; die API zeigt und ändert ihn.",
          other: `${count} weitere Teile der Punkte bleiben, wie sie sind; die API zeigt und ` +
            "ändert sie.",
        }),
      add: "Bonus hinzufügen",
      nth: (number) => `Bonus ${number}`,
      bonusPoints: "Bonuspunkte",
      pointsOf: (bonus) => `Punkte von ${bonus}`,
      called: "Name",
      nameOf: (bonus) => `Name von ${bonus}`,
      if: "Wenn",
      fieldOf: (bonus) => `Feld von ${bonus}`,
      chooseField: "Feld auswählen",
      condition: "Bedingung",
      conditionOf: (bonus) => `Bedingung von ${bonus}`,
      value: "Wert",
      valueOf: (bonus) => `Wert von ${bonus}`,
      operators: {
        lt: "ist kleiner als",
        lte: "ist höchstens",
        gt: "ist größer als",
        gte: "ist mindestens",
        eq: "ist genau",
      },
      remove: (bonus) => `${bonus} entfernen`,
    },
    example: {
      title: "Beispiel",
      event: "Das Ereignis, das gesendet wird",
      notYet: "Was es bringt, steht hier, sobald das Formular stimmt.",
      unclear: (why) => `Was es bringt, ist noch nicht klar: ${why}.`,
      calculating: "Wird berechnet …",
    },
  },
});
