import type { OutgoingType } from "@/core/webhooks/messages.ts";
import type { DeliveryState } from "@/core/webhooks/states.ts";
import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** The events that a webhook can send. */
export const outgoingWords = catalogue<
  Readonly<Record<OutgoingType, { readonly title: string; readonly hint: string }>>
>({
  en: {
    level_up: { title: "Level up", hint: "Somebody reached a new level." },
    achievement_earned: { title: "Achievement earned", hint: "Somebody earned an achievement." },
    challenge_completed: {
      title: "Challenge won",
      hint: "A challenge was settled, twelve hours after its end, and somebody won.",
    },
    leaderboard_lead: {
      title: "New leader",
      hint: "Somebody else leads the board of the day, week, month or of all time.",
    },
  },
  de: {
    level_up: { title: "Neues Level", hint: "Jemand hat ein neues Level erreicht." },
    achievement_earned: { title: "Erfolg verdient", hint: "Jemand hat einen Erfolg verdient." },
    challenge_completed: {
      title: "Challenge gewonnen",
      hint:
        "Eine Challenge wurde gewertet, zwölf Stunden nach ihrem Ende, und jemand hat gewonnen.",
    },
    leaderboard_lead: {
      title: "Neue Führung",
      hint: "Jemand anderes führt die Rangliste des Tages, der Woche, des Monats oder insgesamt.",
    },
  },
});

/** The states of deliveries to other systems. */
export const deliveryStateWords = catalogue<Readonly<Record<DeliveryState, string>>>({
  en: { delivered: "Delivered", pending: "Waiting", failed: "Failed" },
  de: { delivered: "Zugestellt", pending: "Wartet", failed: "Fehlgeschlagen" },
});

/** Webhooks that Laurel sends. */
export const webhookWords = catalogue({
  en: {
    list: "webhooks",
    noun: "webhook",
    one: "Webhook",
    all: "Webhooks",
    add: "Add a Webhook",
    none: "No webhooks yet",
    noneHint:
      "Let a Slack channel, a wall display or any other system know at once when somebody " +
      "reaches a level, earns an achievement, wins a challenge or takes the lead.",
    formats: { standard: "Signed JSON", slack: "Slack" },
    lastDelivered: "last delivered {time}",
    notDelivered: "nothing delivered yet",
    health: { off: "Off", failing: "Failing", on: "On" },
    turnedOff: "Turned off {time}. {reason}",
    failing: (count: number) =>
      plural("en", count, {
        one:
          "The last attempt failed {time}. After five days without success the webhook is turned " +
          "off.",
        other: `${count} attempts in a row failed, the first {time}. After five days without ` +
          "success the webhook is turned off.",
      }),
    test: "Test message",
    created: "The webhook is created.",
    form: {
      new: "New webhook",
      action: "Add Webhook",
      format: "Format",
      url: "URL",
      urlHint: "Every event is sent there as a signed POST.",
      slackUrl: "Incoming webhook URL",
      slackUrlHint:
        "In Slack: make an app with an incoming webhook for the channel, and copy its " +
        "URL.",
      urlMissing: "Enter where the messages go.",
      description: "Description",
      descriptionHint: "For you and other admins, for example the channel or the system. Optional.",
      events: "Tell it about",
      eventsMissing: "Choose at least one.",
    },
    secret: {
      title: "Signature",
      note: "Messages are signed by Standard Webhooks.",
      howTo: "How to check the signature",
      label: "Secret",
      keep: "Keep it safe",
      needed: "The receiver needs it to check that messages are Laurel’s.",
      previous: (until: string) =>
        `Messages are signed with the previous one too. That ends ${until}.`,
      hint: "For the receiver, and nobody else.",
      show: "Show",
      hide: "Hide",
      shown: "The secret is shown.",
      renewed: "There is a new secret.",
      means:
        "For 24 hours messages are signed with both. The receiver must get the new one by then.",
    },
    settings: {
      title: "Webhook",
      edit: "Edit…",
      save: "Save",
      changed: "The webhook is changed.",
      events: "Events",
      eventsIn: {
        standard: (events: string) => `${events}. As signed JSON.`,
        slack: (events: string) => `${events}. As Slack messages.`,
      },
      send: "Send messages",
      sendHint:
        "While this is off, nothing is collected, and what happens in that time is not sent " +
        "later.",
      isOn: "The webhook is on.",
      isOff: "The webhook is off.",
      test: "Test",
      testHint: "Sends a message that only says hello, once.",
      testAction: "Send Test",
      tested: "A test message is on its way.",
    },
    remove: {
      button: "Remove Webhook…",
      question: "Remove “{webhook}”?",
      action: "Remove",
      means: "Laurel stops sending to it, and its deliveries are deleted.",
      done: "The webhook is removed.",
    },
    deliveries: {
      title: "Deliveries",
      hint: "New ones appear by themselves. Kept for 30 days.",
      none: "Nothing was sent yet",
      noneHint: "Send a test, or wait until something happens that is worth telling.",
      attempts: (count: number) =>
        plural("en", count, { one: "1 attempt", other: `${count} attempts` }),
      again: "Send Again",
      now: "Send Now",
      againLabel: (title: string) => `Send again: ${title}`,
      sentAgain: "It is sent again.",
      answered: (status: number | null) => `Answered ${status}`,
      answeredIn: (status: number | null, milliseconds: string) =>
        `Answered ${status} in ${milliseconds} ms`,
      onItsWay: "On its way",
      next: (reason: string, when: string) => `${reason} · Next attempt ${when}`,
    },
    until: {
      now: "now",
      seconds: (count: number) => `in ${count} s`,
      minutes: (count: number) => `in ${count} min`,
      hours: (count: number) => `in ${count} h`,
    },
  },
  de: {
    list: "Webhooks",
    noun: "Webhook",
    one: "Webhook",
    all: "Webhooks",
    add: "Webhook hinzufügen",
    none: "Noch keine Webhooks",
    noneHint:
      "Sage einem Slack-Kanal, einer Wandanzeige oder einem anderen System sofort Bescheid, " +
      "wenn jemand ein Level erreicht, einen Erfolg verdient, eine Challenge gewinnt oder in Führung " +
      "geht.",
    formats: { standard: "Signiertes JSON", slack: "Slack" },
    lastDelivered: "zuletzt zugestellt {time}",
    notDelivered: "noch nichts zugestellt",
    health: { off: "Aus", failing: "Gestört", on: "Ein" },
    turnedOff: "Ausgeschaltet {time}. {reason}",
    failing: (count) =>
      plural("de", count, {
        one: "Der letzte Versuch ist {time} fehlgeschlagen. Nach fünf Tagen ohne Erfolg wird der " +
          "Webhook ausgeschaltet.",
        other:
          `${count} Versuche in Folge sind fehlgeschlagen, der erste {time}. Nach fünf Tagen ` +
          "ohne Erfolg wird der Webhook ausgeschaltet.",
      }),
    test: "Testnachricht",
    created: "Der Webhook ist angelegt.",
    form: {
      new: "Neuer Webhook",
      action: "Webhook hinzufügen",
      format: "Format",
      url: "URL",
      urlHint: "Jedes Ereignis wird als signiertes POST dorthin gesendet.",
      slackUrl: "URL des eingehenden Webhooks",
      slackUrlHint: "In Slack: Lege eine App mit einem eingehenden Webhook für den Kanal an, und " +
        "kopiere seine URL.",
      urlMissing: "Gib ein, wohin die Nachrichten gehen.",
      description: "Beschreibung",
      descriptionHint:
        "Für dich und andere Administratoren, zum Beispiel der Kanal oder das System. " +
        "Freiwillig.",
      events: "Bescheid sagen bei",
      eventsMissing: "Wähle mindestens eines.",
    },
    secret: {
      title: "Signatur",
      note: "Nachrichten sind nach Standard Webhooks signiert.",
      howTo: "So prüfst du die Signatur",
      label: "Geheimnis",
      keep: "Bewahre es sicher auf",
      needed: "Der Empfänger prüft damit, ob Nachrichten von Laurel sind.",
      previous: (until) => `Nachrichten sind auch mit dem vorigen signiert. Das endet ${until}.`,
      hint: "Für den Empfänger und sonst niemanden.",
      show: "Zeigen",
      hide: "Verbergen",
      shown: "Das Geheimnis wird gezeigt.",
      renewed: "Es gibt ein neues Geheimnis.",
      means:
        "24 Stunden lang sind Nachrichten mit beiden signiert. Bis dahin muss der Empfänger das " +
        "neue haben.",
    },
    settings: {
      title: "Webhook",
      edit: "Bearbeiten …",
      save: "Sichern",
      changed: "Der Webhook ist geändert.",
      events: "Ereignisse",
      eventsIn: {
        standard: (events) => `${events}. Als signiertes JSON.`,
        slack: (events) => `${events}. Als Slack-Nachrichten.`,
      },
      send: "Nachrichten senden",
      sendHint:
        "Ausgeschaltet wird nichts gesammelt, und was in dieser Zeit geschieht, wird auch " +
        "später nicht gesendet.",
      isOn: "Der Webhook ist eingeschaltet.",
      isOff: "Der Webhook ist ausgeschaltet.",
      test: "Test",
      testHint: "Sendet einmal eine Nachricht, die nur grüßt.",
      testAction: "Test senden",
      tested: "Eine Testnachricht ist unterwegs.",
    },
    remove: {
      button: "Webhook entfernen …",
      question: "„{webhook}“ entfernen?",
      action: "Entfernen",
      means: "Laurel sendet nichts mehr dorthin, und die Zustellungen werden gelöscht.",
      done: "Der Webhook ist entfernt.",
    },
    deliveries: {
      title: "Zustellungen",
      hint: "Neue erscheinen von selbst. Sie bleiben 30 Tage.",
      none: "Noch wurde nichts gesendet",
      noneHint: "Sende einen Test, oder warte, bis etwas Erwähnenswertes geschieht.",
      attempts: (count) => plural("de", count, { one: "1 Versuch", other: `${count} Versuche` }),
      again: "Noch einmal senden",
      now: "Jetzt senden",
      againLabel: (title) => `Noch einmal senden: ${title}`,
      sentAgain: "Wird noch einmal gesendet.",
      answered: (status) => `Antwort ${status}`,
      answeredIn: (status, milliseconds) => `Antwort ${status} nach ${milliseconds} ms`,
      onItsWay: "Unterwegs",
      next: (reason, when) => `${reason} · Nächster Versuch ${when}`,
    },
    until: {
      now: "jetzt",
      seconds: (count) => `in ${count} s`,
      minutes: (count) => `in ${count} Min.`,
      hours: (count) => `in ${count} Std.`,
    },
  },
});
