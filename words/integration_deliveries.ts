import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** What tools sent, and what became of it. */
export const integrationDeliveryWords = catalogue({
  en: {
    kept: (days: number) => `New ones appear by themselves. Kept for ${days} days.`,
    times: (count: number, shown: string) =>
      plural("en", count, { one: `${shown} time`, other: `${shown} times` }),
    none: "Nothing has arrived yet",
    noneHint: (tool: string) => `Do something in ${tool}, and it appears here within seconds.`,
    notRead: "Not read yet",
    aboutNothing: "About nothing that Laurel keeps",
    more: (count: number) => `and ${count} more`,
    back: "the deliveries",
    noun: "delivery",
    readAgain: "It was read again.",
    one: "Delivery",
    replaying: "Replaying…",
    replay: "Replay",
    outcome: "Outcome",
    state: "State",
    nextTry: (time: string) => `Next try: ${time}`,
    about: "About",
    received: "Received",
    attempts: (count: string, last: string) => `${count} times in all, the last ${last}`,
    gave: "What it gave",
    gaveNote: "Events follow from everything known of the conversation, deal, contact or call.",
    noEvents: "No events.",
    person: (id: string) => `person ${id}`,
    nobody: "nobody",
    arrived: "What arrived",
    copy: "what arrived",
    arrivedNote: "As it is kept: without tokens and without the text of messages.",
    onItsWay: "on its way",
    waits: "waits for a person",
    takenBack: "taken back",
    notAccepted: "not accepted",
    triedAgain: "tried again",
    recorded: "recorded",
    points: (points: string) => `${points} points`,
    replayed: (count: number, shown: string) =>
      plural("en", count, {
        one: `${shown} delivery was read again.`,
        other: `${shown} deliveries were read again.`,
      }),
    replayAll: "Replay All of These",
    soFar: (count: string) => `${count} so far…`,
    statuses: {
      processed: "Processed",
      ignored: "Ignored",
      unparseable: "Not readable",
      paused: "Kept while paused",
      failed: "Failed",
    },
    refused: "Refused",
    failing: {
      webhooks: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} webhook`, other: `${shown} webhooks` }),
      objects: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} object`, other: `${shown} objects` }),
      events: (count: number, shown: string) =>
        plural("en", count, { one: `${shown} event`, other: `${shown} events` }),
      and: "and",
      failed: (what: string) => `${what} failed`,
    },
  },
  de: {
    kept: (days) => `Neue erscheinen von selbst. Sie bleiben ${days} Tage.`,
    times: (count, shown) => plural("de", count, { one: `${shown}-mal`, other: `${shown}-mal` }),
    none: "Noch ist nichts angekommen",
    noneHint: (tool) => `Tu etwas in ${tool}, und es erscheint hier nach Sekunden.`,
    notRead: "Noch nicht gelesen",
    aboutNothing: "Über nichts, was Laurel aufhebt",
    more: (count) => `und ${count} weitere`,
    back: "die Zustellungen",
    noun: "Zustellung",
    readAgain: "Es wurde noch einmal gelesen.",
    one: "Zustellung",
    replaying: "Wird gelesen …",
    replay: "Noch einmal lesen",
    outcome: "Ergebnis",
    state: "Status",
    nextTry: (time) => `Nächster Versuch: ${time}`,
    about: "Über",
    received: "Empfangen",
    attempts: (count, last) => `insgesamt ${count}-mal, zuletzt ${last}`,
    gave: "Was daraus wurde",
    gaveNote:
      "Ereignisse folgen aus allem, was über das Gespräch, den Abschluss, den Kontakt oder den " +
      "Anruf bekannt ist.",
    noEvents: "Keine Ereignisse.",
    person: (id) => `Person ${id}`,
    nobody: "niemand",
    arrived: "Was ankam",
    copy: "was ankam",
    arrivedNote:
      "So, wie es aufgehoben wird: ohne Zugangsschlüssel und ohne den Text von Nachrichten.",
    onItsWay: "unterwegs",
    waits: "wartet auf eine Person",
    takenBack: "zurückgenommen",
    notAccepted: "nicht angenommen",
    triedAgain: "wird noch einmal versucht",
    recorded: "aufgezeichnet",
    points: (points) => `${points} Punkte`,
    replayed: (count, shown) =>
      plural("de", count, {
        one: `${shown} Zustellung wurde noch einmal gelesen.`,
        other: `${shown} Zustellungen wurden noch einmal gelesen.`,
      }),
    replayAll: "Alle diese noch einmal lesen",
    soFar: (count) => `Bisher ${count} …`,
    statuses: {
      processed: "Verarbeitet",
      ignored: "Ignoriert",
      unparseable: "Nicht lesbar",
      paused: "Pausiert aufgehoben",
      failed: "Fehlgeschlagen",
    },
    refused: "Abgelehnt",
    failing: {
      webhooks: (count, shown) =>
        plural("de", count, { one: `${shown} Webhook`, other: `${shown} Webhooks` }),
      objects: (count, shown) =>
        plural("de", count, { one: `${shown} Objekt`, other: `${shown} Objekte` }),
      events: (count, shown) =>
        plural("de", count, { one: `${shown} Ereignis`, other: `${shown} Ereignisse` }),
      and: "und",
      failed: (what) => `${what} fehlgeschlagen`,
    },
  },
});
