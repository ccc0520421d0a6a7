import type { NotificationKind } from "@/core/notifications/kinds.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** What notifications say; `core/notifications/text.ts` chooses among these. */
export const notificationTexts = catalogue({
  en: {
    level: (level: string) => `Level ${level}`,
    sameRank: "Well done. On to the next one!",
    newRank: (rank: string) => `You are ${rank} now. Well done!`,
    achievement: (points: string) => `Achievement, +${points} points`,
    challengeWon: (points: string) => `Challenge won, +${points} points`,
    targetReached: "Target reached. It is settled when the challenge closes.",
    streak: "Your streak ends today",
    streakText: (days: number) =>
      `${
        plural("en", days, { one: "1 day", other: `${days} days` })
      } in a row. Score once before midnight to keep it.`,
    leave: { granted: "Leave granted", declined: "Leave declined", canceled: "Leave canceled" },
    leaveText: (days: string, reason: string | null) =>
      reason === null ? days : `${days}: ${reason}`,
    change: (title: string, points: string) => `${title}: ${points} points`,
    boost: (name: string, factor: string) => `${name}: points × ${factor}`,
    boostText: (time: string) => `A boost has begun. It ends at ${time}.`,
    spin: "You earned a spin",
    spinBy: {
      level: "For your new level. The wheel is waiting.",
      achievement: "For your achievement. The wheel is waiting.",
      streak: "For your streak. The wheel is waiting.",
    },
  },
  de: {
    level: (level) => `Level ${level}`,
    sameRank: "Gut gemacht. Auf zum nächsten!",
    newRank: (rank) => `Du bist jetzt ${rank}. Gut gemacht!`,
    achievement: (points) => `Erfolg, +${points} Punkte`,
    challengeWon: (points) => `Challenge gewonnen, +${points} Punkte`,
    targetReached: "Ziel erreicht. Abgerechnet wird, wenn die Challenge endet.",
    streak: "Deine Serie endet heute",
    streakText: (days) =>
      `${
        plural("de", days, { one: "1 Tag", other: `${days} Tage` })
      } in Folge. Hol vor Mitternacht einmal Punkte, dann geht sie weiter.`,
    leave: {
      granted: "Urlaub genehmigt",
      declined: "Urlaub abgelehnt",
      canceled: "Urlaub abgesagt",
    },
    leaveText: (days, reason) => reason === null ? days : `${days}: ${reason}`,
    change: (title, points) => `${title}: ${points} Punkte`,
    boost: (name, factor) => `${name}: Punkte × ${factor}`,
    boostText: (time) => `Ein Boost hat begonnen. Er endet um ${time}.`,
    spin: "Du hast einen Dreh verdient",
    spinBy: {
      level: "Für dein neues Level. Das Glücksrad wartet.",
      achievement: "Für deinen Erfolg. Das Glücksrad wartet.",
      streak: "Für deine Serie. Das Glücksrad wartet.",
    },
  },
});

type KindTexts = Readonly<Record<NotificationKind, string>>;

/** The names of kinds, as groups in the center and as switches in the settings. */
export const notificationKindWords = catalogue<KindTexts>({
  en: {
    level_up: "Levels",
    challenge: "Challenges",
    achievement: "Achievements",
    streak: "Streak",
    leave: "Leave",
    change: "Changed Entries",
    boost: "Boosts",
    spin: "Spins",
  },
  de: {
    level_up: "Level",
    challenge: "Challenges",
    achievement: "Erfolge",
    streak: "Serie",
    leave: "Urlaub",
    change: "Geänderte Einträge",
    boost: "Boosts",
    spin: "Drehs",
  },
});

/** The notification center. */
export const centerWords = catalogue({
  en: {
    title: "Notifications",
    readAll: "Mark All as Read",
    clearAll: "Clear All",
    settings: "Notification Settings",
    close: "Close",
    empty: "No Notifications",
    emptyText:
      "Levels, achievements, challenges and what others decide about your work show up here.",
    unread: "unread",
    clear: (title: string) => `Clear “${title}”`,
    clearGroup: (kind: string) => `Clear all: ${kind}`,
    more: (count: number) => plural("en", count, { one: "1 More", other: `${count} More` }),
    less: "Show Less",
    earlier: "Show Earlier",
    isQuiet: "Quiet hours: no banners now.",
    notSaved: (why: string) => `Not saved: ${why}`,
  },
  de: {
    title: "Mitteilungen",
    readAll: "Alle als gelesen markieren",
    clearAll: "Alle entfernen",
    settings: "Einstellungen für Mitteilungen",
    close: "Schließen",
    empty: "Keine Mitteilungen",
    emptyText:
      "Level, Erfolge, Challenges und was andere über deine Arbeit entscheiden, steht dann hier.",
    unread: "ungelesen",
    clear: (title) => `„${title}“ entfernen`,
    clearGroup: (kind) => `Alle entfernen: ${kind}`,
    more: (count) => plural("de", count, { one: "1 weitere", other: `${count} weitere` }),
    less: "Weniger anzeigen",
    earlier: "Frühere anzeigen",
    isQuiet: "Ruhezeit: gerade keine Banner.",
    notSaved: (why) => `Nicht gespeichert: ${why}`,
  },
});

/** The settings of notifications. */
export const notificationSettingsWords = catalogue({
  en: {
    saved: "Saved.",
    notAnAgent: "Laurel tells agents what happens to their points. Your account has none.",
    kinds: "What You Are Told",
    kindsNote: "What is off is neither shown nor kept in the notification center.",
    hints: {
      level_up: "You reach a level.",
      challenge: "You reach the target of a challenge, or win it.",
      achievement: "You earn an achievement.",
      streak: "In the evening, when your streak would end with the day.",
      leave: "Somebody decides about your leave.",
      change: "Somebody corrects an entry, takes it back or looks at your work.",
      boost: "A boost begins.",
      spin: "You earn a spin of the wheel.",
    },
    quiet: "Quiet Hours",
    quietLabel: "Quiet every day",
    quietHint: (zone: string) =>
      `No banners in these hours (${zone}). The notification center has everything.`,
    from: "From",
    to: "Until",
    browser: "This Browser",
    browserLabel: "Show notifications of the browser",
    browserHint: "While Laurel is open and you look at something else. The browser asks you first.",
    denied: "This browser does not let Laurel show notifications. Allow them for this address in " +
      "the browser’s settings, then come back.",
    unsupported:
      "This browser cannot show notifications. On an iPhone or iPad, add Laurel to the " +
      "Home Screen first.",
    closed: "Also when Laurel is closed",
    closedHint: "The browser’s own push service brings them; what they say is encrypted. Signing " +
      "out ends it.",
    noPush: "This browser cannot receive notifications while Laurel is closed.",
    pushFailed: (why: string) => `Not switched on: ${why}`,
    pushRefused: "The browser could not reach its push service. Try again later.",
    noStorage: "This browser does not let Laurel store your choice, so it counts for nothing here.",
  },
  de: {
    saved: "Gespeichert.",
    notAnAgent: "Laurel meldet Agenten, was mit ihren Punkten geschieht. Dein Konto hat keine.",
    kinds: "Was dir mitgeteilt wird",
    kindsNote: "Was aus ist, wird weder gezeigt noch in der Mitteilungszentrale aufbewahrt.",
    hints: {
      level_up: "Du erreichst ein Level.",
      challenge: "Du erreichst das Ziel einer Challenge oder gewinnst sie.",
      achievement: "Du holst einen Erfolg.",
      streak: "Am Abend, wenn deine Serie sonst mit dem Tag endet.",
      leave: "Jemand entscheidet über deinen Urlaub.",
      change: "Jemand korrigiert einen Eintrag, nimmt ihn zurück oder sieht deine Arbeit an.",
      boost: "Ein Boost beginnt.",
      spin: "Du verdienst einen Dreh am Glücksrad.",
    },
    quiet: "Ruhezeit",
    quietLabel: "Jeden Tag Ruhe",
    quietHint: (zone) =>
      `In dieser Zeit keine Banner (${zone}). In der Mitteilungszentrale steht trotzdem alles.`,
    from: "Von",
    to: "Bis",
    browser: "Dieser Browser",
    browserLabel: "Mitteilungen des Browsers zeigen",
    browserHint:
      "Solange Laurel offen ist und du woanders hinsiehst. Der Browser fragt dich zuerst.",
    denied:
      "Dieser Browser erlaubt Laurel keine Mitteilungen. Erlaube sie für diese Adresse in den " +
      "Einstellungen des Browsers und komm dann zurück.",
    unsupported: "Dieser Browser kann keine Mitteilungen zeigen. Auf einem iPhone oder iPad lege " +
      "Laurel zuerst auf den Home-Bildschirm.",
    closed: "Auch wenn Laurel geschlossen ist",
    closedHint: "Sie kommen über den Push-Dienst des Browsers, und ihr Inhalt ist verschlüsselt. " +
      "Abmelden beendet es.",
    noPush: "Dieser Browser kann keine Mitteilungen empfangen, solange Laurel geschlossen ist.",
    pushFailed: (why) => `Nicht eingeschaltet: ${why}`,
    pushRefused: "Der Browser erreicht seinen Push-Dienst nicht. Versuche es später noch einmal.",
    noStorage: "Dieser Browser lässt Laurel deine Wahl nicht speichern, darum gilt sie hier nicht.",
  },
});
