import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The kinds of data that are removed after a period. */
export const retentionWords = catalogue({
  en: {
    received_webhooks: {
      title: "Received webhooks",
      about: "The stored bodies of what tools sent. What followed from them stays; they " +
        "cannot be read again afterwards.",
    },
    sent_webhooks: {
      title: "Sent webhooks",
      about: "Messages to other systems that were delivered or given up.",
    },
    event_details: {
      title: "Details of events",
      about: "Fields of events that no rule, achievement, challenge or metric reads, such as " +
        "names and notes. Ids, times and everything that points follow from stay.",
    },
    sessions: {
      title: "Ended sign-ins",
      about: "Sessions that have ended, with the network address and the browser.",
    },
    notifications: {
      title: "Notifications",
      about: "What people were told, read or not. The 500 newest of a person are kept at most.",
    },
    visits: {
      title: "Single visits",
      about: "Visits to Laurel with their length, and how often somebody used something. " +
        "Counts of days without people stay.",
    },
    visit_days: {
      title: "Days with visits",
      about: "On which days and in which months somebody was here, and what they used. " +
        "Counts of days without people stay.",
    },
    invitations: {
      title: "Closed invitations",
      about: "Invitations that were accepted, revoked or have expired, with name and e-mail.",
    },
    audit_log: {
      title: "Audit log",
      about: "Who did what. At least a year is kept.",
    },
  },
  de: {
    received_webhooks: {
      title: "Empfangene Webhooks",
      about: "Die gespeicherten Inhalte dessen, was Werkzeuge gesendet haben. Was daraus " +
        "folgte, bleibt; sie lassen sich danach nicht noch einmal lesen.",
    },
    sent_webhooks: {
      title: "Gesendete Webhooks",
      about: "Nachrichten an andere Systeme, die zugestellt oder aufgegeben wurden.",
    },
    event_details: {
      title: "Einzelheiten von Ereignissen",
      about: "Felder von Ereignissen, die keine Regel, kein Erfolg, keine Challenge und kein " +
        "Messwert liest, zum Beispiel Namen und Notizen. Kennungen, Zeiten und alles, " +
        "woraus Punkte folgen, bleiben.",
    },
    sessions: {
      title: "Beendete Anmeldungen",
      about: "Beendete Sitzungen mit Netzwerkadresse und Browser.",
    },
    notifications: {
      title: "Mitteilungen",
      about: "Was Menschen mitgeteilt wurde, gelesen oder nicht. Von einer Person bleiben " +
        "höchstens die 500 neuesten.",
    },
    visits: {
      title: "Einzelne Besuche",
      about: "Besuche in Laurel mit ihrer Dauer, und wie oft jemand etwas benutzt hat. " +
        "Zählungen von Tagen ohne Personen bleiben.",
    },
    visit_days: {
      title: "Tage mit Besuchen",
      about: "An welchen Tagen und in welchen Monaten jemand hier war und was benutzt wurde. " +
        "Zählungen von Tagen ohne Personen bleiben.",
    },
    invitations: {
      title: "Abgeschlossene Einladungen",
      about: "Einladungen, die angenommen, widerrufen oder abgelaufen sind, mit Name und " +
        "E-Mail-Adresse.",
    },
    audit_log: {
      title: "Protokoll",
      about: "Wer was getan hat. Mindestens ein Jahr bleibt erhalten.",
    },
  },
});

/** How long data is kept, and the data of one person. */
export const privacyWords = catalogue({
  en: {
    title: "Privacy",
    list: "privacy",
    note: "What Laurel keeps about people, for how long, and how a person is forgotten.",
    more: "More about privacy",
    periods: {
      title: "How long data is kept",
      note: "What is older is removed for good, within the hour. Points never depend on it.",
      lastRun: "Last run {time}: {last} removed, {all} in all.",
      change: "Change…",
      changeLabel: (title: string) => `Change ${title}…`,
      changed: (title: string, days: string) => `${title}: ${days}.`,
      forever: "forever",
      days: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} day`, other: `${shown} days` }),
      atLeast: (days: string) => `At least ${days}. Leave it empty to keep everything.`,
      between: (least: number, most: string) => `From ${least} to ${most}.`,
      field: "Remove after (days)",
      missing: "Type a whole number of days.",
      keepForever: "Keep forever",
      save: "Save",
      nothing: "Nothing is removed.",
      nothingOld: "Nothing is old enough to be removed now.",
      moreThan: (count: string) => `More than ${count}`,
      preview: (count: string, oldest: string) =>
        `${count} would be removed now, the oldest from ${oldest}.`,
    },
    person: {
      title: "One person",
      note: "For somebody who asks what is stored about them, or wants to be forgotten.",
      export: "Export what is stored about",
      exportHint: "One JSON file with everything. The export is written to the audit log.",
      download: "Download",
      erase: "Erase a person",
      eraseHint: "Everything that says who they are is gone. Points stay, under an id that says " +
        "nothing.",
      eraseAction: "Erase…",
    },
    erased: {
      title: "Erased people",
      account: "An account without an agent",
      cleaning: "Copies that were on their way are being cleaned.",
      done: "Nothing is left.",
    },
    erase: {
      title: "Erase a person",
      note:
        "To take a person off the boards when they leave, deactivate them instead: that can be " +
        "undone. Erasing cannot.",
      who: "Who",
      others: "Managers and admins who have no desk are in {accounts}.",
      accounts: "Accounts",
      nobody: "There is nobody with this id, or they are erased already.",
      goes: (name: string) => `What goes of ${name}`,
      stays: "What stays",
      wrongName: "This is not the name of the person.",
      done: "The person is erased.",
      warning: "Nobody can undo this. When a tool or a key names the person again, they are " +
        "somebody new to Laurel: remove them there as well.",
      confirm: "Type the name to confirm",
      confirmHint: (name: string) => `The name is: ${name}`,
      erasing: "Erasing…",
      action: "Erase",
    },
  },
  de: {
    title: "Datenschutz",
    list: "Datenschutz",
    note: "Was Laurel über Personen speichert, wie lange, und wie eine Person vergessen wird.",
    more: "Mehr zum Datenschutz",
    periods: {
      title: "Wie lange Daten bleiben",
      note:
        "Was älter ist, wird innerhalb einer Stunde endgültig entfernt. Punkte hängen nie davon " +
        "ab.",
      lastRun: "Zuletzt {time}: {last} entfernt, {all} insgesamt.",
      change: "Ändern …",
      changeLabel: (title) => `${title} ändern …`,
      changed: (title, days) => `${title}: ${days}.`,
      forever: "für immer",
      days: (count, shown) => plural("de", count, { one: `${shown} Tag`, other: `${shown} Tage` }),
      atLeast: (days) => `Mindestens ${days}. Leer: alles behalten.`,
      between: (least, most) => `Von ${least} bis ${most}.`,
      field: "Entfernen nach (Tagen)",
      missing: "Gib eine ganze Zahl von Tagen ein.",
      keepForever: "Für immer behalten",
      save: "Sichern",
      nothing: "Es wird nichts entfernt.",
      nothingOld: "Noch ist nichts alt genug, um entfernt zu werden.",
      moreThan: (count) => `Mehr als ${count}`,
      preview: (count, oldest) => `Jetzt würden entfernt: ${count}, das älteste von ${oldest}.`,
    },
    person: {
      title: "Eine Person",
      note: "Für Personen, die wissen wollen, was über sie gespeichert ist, oder die vergessen " +
        "werden wollen.",
      export: "Exportieren, was gespeichert ist über",
      exportHint: "Eine JSON-Datei mit allem. Der Export steht im Protokoll.",
      download: "Laden",
      erase: "Person löschen",
      eraseHint:
        "Alles verschwindet, was sagt, wer sie ist. Punkte bleiben, unter einer Kennung, " +
        "die nichts sagt.",
      eraseAction: "Löschen …",
    },
    erased: {
      title: "Gelöschte Personen",
      account: "Ein Konto ohne Agenten",
      cleaning: "Kopien, die noch unterwegs waren, werden gerade entfernt.",
      done: "Nichts ist übrig.",
    },
    erase: {
      title: "Person löschen",
      note:
        "Wenn eine Person ausscheidet und nicht mehr in Ranglisten stehen soll, deaktiviere sie: " +
        "Das lässt sich rückgängig machen, Löschen nicht.",
      who: "Wer",
      others: "Manager und Administratoren ohne Desk sind unter {accounts}.",
      accounts: "Konten",
      nobody: "Mit dieser Kennung gibt es niemanden, oder die Person ist schon gelöscht.",
      goes: (name) => `Was von ${name} verschwindet`,
      stays: "Was bleibt",
      wrongName: "Das ist nicht der Name der Person.",
      done: "Die Person ist gelöscht.",
      warning:
        "Das kann niemand rückgängig machen. Nennt ein Werkzeug oder ein Schlüssel die Person " +
        "wieder, ist sie für Laurel jemand Neues: Entferne sie auch dort.",
      confirm: "Gib zur Bestätigung den Namen ein",
      confirmHint: (name) => `Der Name ist: ${name}`,
      erasing: "Wird gelöscht …",
      action: "Löschen",
    },
  },
});
