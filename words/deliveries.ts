import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Webhooks that failed, in both directions. */
export const failedDeliveryWords = catalogue({
  en: {
    title: "Failed Deliveries",
    note: "Webhooks of your tools that Laurel could not read or process, and messages to other " +
      "systems that were given up.",
    noun: "deliveries",
    list: "Failed deliveries",
    tryAgain: "Try Again",
    trying: "Trying…",
    discard: "Discard…",
    failedAgain: "It failed again.",
    sentAgain: "It is sent again.",
    readAgain: "It was read again.",
    tried: (done: number) =>
      plural("en", done, {
        one: "1 delivery was tried again.",
        other: `${done} deliveries were tried again.`,
      }),
    triedPartly: (done: string, failed: number) =>
      `${done} ${
        plural("en", failed, { one: "1 was not", other: `${failed} were not` })
      }: see the list.`,
    discardedMany: (count: number) =>
      plural("en", count, {
        one: "1 delivery is discarded.",
        other: `${count} deliveries are discarded.`,
      }),
    filters: {
      direction: "Direction",
      directions: { all: "Both directions", received: "From tools", sent: "To other systems" },
      place: "Tool or webhook",
      allPlaces: "All tools and webhooks",
      since: "Since",
      which: "Which are shown",
      shown: { open: "Open", discarded: "Discarded" },
    },
    from: (place: string) => `From ${place}`,
    to: (place: string) => `To ${place}`,
    none: {
      filtered: { title: "Nothing is found", words: "Other filters may show more." },
      discarded: {
        title: "Nothing is discarded",
        words: "What you discard stays here for as long as it is kept.",
      },
      open: {
        title: "Nothing failed",
        words: "Every webhook was read, and every message arrived. What fails is listed here.",
      },
    },
    row: {
      givenUp: "Given up",
      choose: (name: string, place: string) => `Choose ${name} of ${place}`,
      received: "From {place} · {time}",
      sent: "To {place} · {time}",
      attempts: (count: number) =>
        plural("en", count, { one: "1 attempt", other: `${count} attempts` }),
      byItself: "Laurel tries again by itself",
      discarded: "Discarded {time}: {reason}",
      content: "Content",
      contentOf: (name: string) => `Content of ${name}`,
      tryLabel: (name: string) => `Try ${name} again`,
      cannot: "Its content is not stored, or its place is switched off",
      notKept:
        "Nothing of it was kept: it could not be read as what the tool sends, or it is too " +
        "old.",
      theContent: "the content",
    },
    dialog: {
      title: (count: number) =>
        plural("en", count, { one: "Discard it?", other: `Discard ${count} deliveries?` }),
      means:
        "They leave this list, and Laurel does not try them again by itself. You find them under " +
        "“Discarded”.",
      reason: "Reason",
      example: "A test of the new CRM",
      missing: "Say why, for whoever asks later.",
      action: "Discard",
    },
  },
  de: {
    title: "Nicht zugestellt",
    note:
      "Webhooks deiner Werkzeuge, die Laurel nicht lesen oder verarbeiten konnte, und Nachrichten " +
      "an andere Systeme, die aufgegeben wurden.",
    noun: "Zustellungen",
    list: "Fehlgeschlagene Zustellungen",
    tryAgain: "Noch einmal",
    trying: "Wird versucht …",
    discard: "Verwerfen …",
    failedAgain: "Es ist wieder fehlgeschlagen.",
    sentAgain: "Wird noch einmal gesendet.",
    readAgain: "Wurde noch einmal gelesen.",
    tried: (done) =>
      plural("de", done, {
        one: "1 Zustellung wurde noch einmal versucht.",
        other: `${done} Zustellungen wurden noch einmal versucht.`,
      }),
    triedPartly: (done, failed) =>
      `${done} ${
        plural("de", failed, {
          one: "1 ist wieder fehlgeschlagen",
          other: `${failed} sind wieder fehlgeschlagen`,
        })
      }: siehe Liste.`,
    discardedMany: (count) =>
      plural("de", count, {
        one: "1 Zustellung ist verworfen.",
        other: `${count} Zustellungen sind verworfen.`,
      }),
    filters: {
      direction: "Richtung",
      directions: {
        all: "Beide Richtungen",
        received: "Von Werkzeugen",
        sent: "An andere Systeme",
      },
      place: "Werkzeug oder Webhook",
      allPlaces: "Alle Werkzeuge und Webhooks",
      since: "Seit",
      which: "Welche gezeigt werden",
      shown: { open: "Offen", discarded: "Verworfen" },
    },
    from: (place) => `Von ${place}`,
    to: (place) => `An ${place}`,
    none: {
      filtered: { title: "Nichts gefunden", words: "Andere Filter zeigen vielleicht mehr." },
      discarded: {
        title: "Nichts ist verworfen",
        words: "Was du verwirfst, bleibt hier, solange es aufbewahrt wird.",
      },
      open: {
        title: "Nichts ist fehlgeschlagen",
        words:
          "Jeder Webhook wurde gelesen, und jede Nachricht kam an. Was fehlschlägt, steht hier.",
      },
    },
    row: {
      givenUp: "Aufgegeben",
      choose: (name, place) => `${name} von ${place} auswählen`,
      received: "Von {place} · {time}",
      sent: "An {place} · {time}",
      attempts: (count) => plural("de", count, { one: "1 Versuch", other: `${count} Versuche` }),
      byItself: "Laurel versucht es von selbst wieder",
      discarded: "Verworfen {time}: {reason}",
      content: "Inhalt",
      contentOf: (name) => `Inhalt von ${name}`,
      tryLabel: (name) => `${name} noch einmal versuchen`,
      cannot: "Der Inhalt ist nicht gespeichert, oder das Ziel ist ausgeschaltet",
      notKept:
        "Davon wurde nichts aufbewahrt: Es ließ sich nicht als das lesen, was das Werkzeug " +
        "sendet, oder es ist zu alt.",
      theContent: "Inhalt",
    },
    dialog: {
      title: (count) =>
        plural("de", count, {
          one: "Zustellung verwerfen?",
          other: `${count} Zustellungen verwerfen?`,
        }),
      means:
        "Sie verschwinden aus dieser Liste, und Laurel versucht es nicht von selbst noch einmal. " +
        "Du findest sie unter „Verworfen“.",
      reason: "Grund",
      example: "Ein Test des neuen CRM",
      missing: "Sage, warum, für alle, die später fragen.",
      action: "Verwerfen",
    },
  },
});
