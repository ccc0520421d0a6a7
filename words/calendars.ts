import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Calendars: which days people are expected to work. */
export const calendarWords = catalogue({
  en: {
    list: "calendars",
    noun: "calendar",
    one: "Calendar",
    all: "Calendars",
    add: "Add a Calendar",
    note:
      "Which days people are expected to work. A day off neither extends nor breaks a streak. " +
      "The organization’s calendar counts for everybody; a shared one for the teams that use it.",
    search: "Search calendars",
    searchHint: "Search by name or team",
    notFound: "No calendar and no team is called that.",
    start: "Start with the holidays of the organization: open its calendar, then click the days " +
      "or import a file. Add a calendar when teams have holidays of their own.",
    organization: "Organization",
    asOrganization: "Weekdays of the organization",
    noneAhead: "no holidays ahead",
    ahead: (count: number, shown: string) =>
      plural("en", count, { one: `${shown} holiday ahead`, other: `${shown} holidays ahead` }),
    usedBy: {
      everybody: "everybody",
      oneTeam: "only this team",
      nobody: "used by no team",
      more: (count: number) => ` and ${count} more`,
    },
    settings: "Settings",
    name: "Name",
    nameMissing: "Enter a name.",
    fromMissing: "Choose the day from which they count.",
    unsaved: {
      title: "Unsaved changes",
      text: (count: number) =>
        plural("en", count, {
          one: "1 change is not saved.",
          other: `${count} changes are not saved.`,
        }),
      discard: "Discard",
      review: "Review and Save…",
      action: "Save",
      question: "Save these changes?",
      saved: "The calendar is saved. Streaks follow within moments.",
    },
    delete: {
      label: "Delete Calendar…",
      question: "Delete “{calendar}”?",
      action: "Delete",
      shared:
        "Its weekdays and holidays are gone. Only a calendar that no team uses can be deleted.",
      team: "The team then has the weekdays and holidays of the organization.",
      done: (name: string) => `${name} is deleted.`,
    },
    effect: {
      none: "No streak changes, because nobody has worked on the days that change.",
      people: (count: number, shown: string) =>
        plural("en", count, {
          one: "The streaks of 1 person are derived again, and their points follow.",
          other: `The streaks of ${shown} people are derived again, and their points follow.`,
        }),
      unchanged: "No running streak changes.",
      changed: (longer: string, shorter: string) =>
        `${longer} running streaks become longer, ${shorter} shorter.`,
      compared: (shown: string) => ` Compared were the ${shown} people who worked last.`,
      streak: "Running streak",
      now: "Now",
      then: "Then",
    },
    holidays: {
      title: "Holidays",
      show: (year: number) => `Show ${year}`,
      note: "Click a day to make it a holiday, or to make it an ordinary day again.",
      unnamed: "Holiday",
      import: "Import a File…",
      download: "Download (.ics)",
      none: (year: number) => `No holidays in ${year}.`,
      of: (year: number) => `Holidays of ${year}`,
      nameOf: (days: string) => `Name of the holiday of ${days}`,
      remove: (name: string, days: string) => `Remove ${name}, ${days}`,
      year: (year: number) => `${year}: use the arrow keys to move between days`,
      add: "Add a holiday",
      addAction: "Add",
      first: "First day",
      last: "Last day",
      firstMissing: "Choose the first day.",
      lastEarly: "This is before the first day.",
      tooLong: (days: number) => `A holiday has at most ${days} days.`,
      added: (name: string) => `${name} is added. Save the calendar to keep it.`,
    },
    weekdays: {
      title: "Working days",
      expected: "Expected to work on",
      pause: "A pause: nobody is expected to work, and no streak ends.",
      from: "From",
      since: (day: string) => `From ${day}`,
      takenBack: "Is taken back when you save.",
      keep: "Keep",
      takeBack: "Take Back",
      keepOf: (day: string) => `Keep the weekdays from ${day} on`,
      takeBackOf: (day: string) => `Take back the weekdays from ${day} on`,
    },
    teams: {
      list: "Teams",
      empty: "There are no teams.",
      notFound: "No team is called that.",
      label: "Teams that use it",
      chosen: "Teams that use it: chosen",
      search: "Search teams",
      hint:
        "A team uses one shared calendar at a time. The holidays of the organization count as " +
        "well.",
      remove: (name: string) => `Remove ${name}`,
    },
    form: {
      new: "New calendar",
      example: "Germany, Berlin",
      fromHint: "Before this day, the organization’s weekdays count.",
      noDays: "Choose at least one day. A pause is made later, on the calendar’s page.",
      noFrom: "Choose a day.",
      action: "Add Calendar",
      added: (name: string) => `${name} is added. Add its holidays now.`,
    },
    import: {
      title: "Import holidays",
      back: "the calendar",
      note:
        "An iCalendar file (.ics) of public holidays, as calendars and government pages offer " +
        "it. Whole days are read, with their repetitions.",
      file: "File",
      text: "Text of the file",
      missing: "Choose a file, or paste its text.",
      tooLarge: "The file is larger than 1 MB. Export fewer years, or paste only a part of it.",
      from: "From",
      to: "To",
      span: "Without days: last year, this year and the two years after it.",
      preview: "Preview",
      read: (added: number, known: number, ignored: number) =>
        `${added} new, ${known} there already, ${ignored} left out.`,
      new: "New",
      known: "There already",
      leftOut: "Left out",
      counted: (title: string, count: number) => `${title} (${count})`,
      nothing: "Nothing to Add",
      add: (count: number) =>
        plural("en", count, { one: "Add 1 Holiday…", other: `Add ${count} Holidays…` }),
      action: "Add",
      done: "The holidays are added. Streaks follow within moments.",
    },
  },
  de: {
    list: "Kalender",
    noun: "Kalender",
    one: "Kalender",
    all: "Kalender",
    add: "Kalender hinzufügen",
    note:
      "An welchen Tagen gearbeitet werden soll. Ein freier Tag verlängert eine Serie nicht und " +
      "unterbricht sie nicht. Der Kalender der Organisation gilt für alle, ein gemeinsamer für die " +
      "Teams, die ihn benutzen.",
    search: "Kalender suchen",
    searchHint: "Nach Name oder Team suchen",
    notFound: "Kein Kalender und kein Team heißt so.",
    start:
      "Beginne mit den Feiertagen der Organisation: Öffne ihren Kalender, und klicke die Tage " +
      "an oder importiere eine Datei. Füge einen Kalender hinzu, wenn Teams eigene Feiertage haben.",
    organization: "Organisation",
    asOrganization: "Wochentage der Organisation",
    noneAhead: "keine Feiertage in Sicht",
    ahead: (count, shown) =>
      plural("de", count, {
        one: `${shown} Feiertag in Sicht`,
        other: `${shown} Feiertage in Sicht`,
      }),
    usedBy: {
      everybody: "alle",
      oneTeam: "nur dieses Team",
      nobody: "von keinem Team benutzt",
      more: (count) => ` und ${count} weitere`,
    },
    settings: "Einstellungen",
    name: "Name",
    nameMissing: "Gib einen Namen ein.",
    fromMissing: "Wähle den Tag, ab dem sie gelten.",
    unsaved: {
      title: "Ungesicherte Änderungen",
      text: (count) =>
        plural("de", count, {
          one: "1 Änderung ist nicht gesichert.",
          other: `${count} Änderungen sind nicht gesichert.`,
        }),
      discard: "Verwerfen",
      review: "Prüfen und sichern …",
      action: "Sichern",
      question: "Diese Änderungen sichern?",
      saved: "Der Kalender ist gesichert. Die Serien folgen gleich.",
    },
    delete: {
      label: "Kalender löschen …",
      question: "„{calendar}“ löschen?",
      action: "Löschen",
      shared:
        "Seine Wochentage und Feiertage sind dann weg. Löschen lässt sich nur ein Kalender, " +
        "den kein Team benutzt.",
      team: "Das Team hat dann die Wochentage und Feiertage der Organisation.",
      done: (name) => `${name} ist gelöscht.`,
    },
    effect: {
      none: "Keine Serie ändert sich, denn an den geänderten Tagen hat niemand gearbeitet.",
      people: (count, shown) =>
        plural("de", count, {
          one: "Die Serien von 1 Person werden neu berechnet, und ihre Punkte folgen.",
          other: `Die Serien von ${shown} Personen werden neu berechnet, und ihre Punkte folgen.`,
        }),
      unchanged: "Keine laufende Serie ändert sich.",
      changed: (longer, shorter) =>
        `Laufende Serien, die länger werden: ${longer}. Die kürzer werden: ${shorter}.`,
      compared: (shown) =>
        ` Verglichen wurden die ${shown} Personen, die zuletzt gearbeitet haben.`,
      streak: "Laufende Serie",
      now: "Jetzt",
      then: "Dann",
    },
    holidays: {
      title: "Feiertage",
      show: (year) => `${year} zeigen`,
      note: "Klicke auf einen Tag, um ihn zum Feiertag oder wieder zum gewöhnlichen Tag zu machen.",
      unnamed: "Feiertag",
      import: "Datei importieren …",
      download: "Laden (.ics)",
      none: (year) => `Keine Feiertage im Jahr ${year}.`,
      of: (year) => `Feiertage ${year}`,
      nameOf: (days) => `Name des Feiertags am ${days}`,
      remove: (name, days) => `${name}, ${days}, entfernen`,
      year: (year) => `${year}: Die Pfeiltasten bewegen dich zwischen den Tagen`,
      add: "Feiertag hinzufügen",
      addAction: "Hinzufügen",
      first: "Erster Tag",
      last: "Letzter Tag",
      firstMissing: "Wähle den ersten Tag.",
      lastEarly: "Das ist vor dem ersten Tag.",
      tooLong: (days) => `Ein Feiertag hat höchstens ${days} Tage.`,
      added: (name) => `${name} ist hinzugefügt. Sichere den Kalender, damit er bleibt.`,
    },
    weekdays: {
      title: "Arbeitstage",
      expected: "Gearbeitet wird am",
      pause: "Eine Pause: Niemand muss arbeiten, und keine Serie endet.",
      from: "Ab",
      since: (day) => `Ab ${day}`,
      takenBack: "Wird beim Sichern zurückgenommen.",
      keep: "Behalten",
      takeBack: "Zurücknehmen",
      keepOf: (day) => `Wochentage ab ${day} behalten`,
      takeBackOf: (day) => `Wochentage ab ${day} zurücknehmen`,
    },
    teams: {
      list: "Teams",
      empty: "Es gibt keine Teams.",
      notFound: "Kein Team heißt so.",
      label: "Teams, die ihn benutzen",
      chosen: "Teams, die ihn benutzen: ausgewählt",
      search: "Teams suchen",
      hint: "Ein Team benutzt einen gemeinsamen Kalender zur selben Zeit. Die Feiertage der " +
        "Organisation gelten auch.",
      remove: (name) => `${name} entfernen`,
    },
    form: {
      new: "Neuer Kalender",
      example: "Deutschland, Berlin",
      fromHint: "Vor diesem Tag gelten die Wochentage der Organisation.",
      noDays:
        "Wähle mindestens einen Tag. Eine Pause legst du später auf der Seite des Kalenders an.",
      noFrom: "Wähle einen Tag.",
      action: "Kalender hinzufügen",
      added: (name) => `${name} ist hinzugefügt. Trage jetzt die Feiertage ein.`,
    },
    import: {
      title: "Feiertage importieren",
      back: "Kalender",
      note: "Eine iCalendar-Datei (.ics) mit Feiertagen, wie Kalender und Behörden sie anbieten. " +
        "Gelesen werden ganze Tage mit ihren Wiederholungen.",
      file: "Datei",
      text: "Text der Datei",
      missing: "Wähle eine Datei, oder füge ihren Text ein.",
      tooLarge:
        "Die Datei ist größer als 1 MB. Exportiere weniger Jahre, oder füge nur einen Teil " +
        "ein.",
      from: "Von",
      to: "Bis",
      span: "Ohne Tage: voriges Jahr, dieses Jahr und die zwei Jahre danach.",
      preview: "Vorschau",
      read: (added, known, ignored) => `${added} neu, ${known} schon da, ${ignored} ausgelassen.`,
      new: "Neu",
      known: "Schon da",
      leftOut: "Ausgelassen",
      counted: (title, count) => `${title} (${count})`,
      nothing: "Nichts hinzuzufügen",
      add: (count) =>
        plural("de", count, {
          one: "1 Feiertag hinzufügen …",
          other: `${count} Feiertage hinzufügen …`,
        }),
      action: "Hinzufügen",
      done: "Die Feiertage sind hinzugefügt. Die Serien folgen gleich.",
    },
  },
});
