import { catalogue } from "./catalogue.ts";
import { plural } from "./plural.ts";

/** Connected tools: the list, one of them, its setup and its address. */
export const integrationWords = catalogue({
  en: {
    made: (name: string) => `${name} is there. Go on with its address.`,
    list: "integrations",
    title: "Integrations",
    noun: "integration",
    one: "Integration",
    general: {
      renamed: "Renamed.",
      resumed: "Deliveries are processed again.",
      isPaused: "Paused.",
      title: "General",
      name: "Name",
      rename: "Rename",
      process: "Process deliveries",
      processHint:
        "While this is off, deliveries are stored and earn nothing. You can replay them later.",
    },
    remove: {
      done: (name: string) => `${name} is deleted.`,
      label: "Delete",
      hint: "Points that were given stay.",
      open: "Delete…",
      question: "Delete “{name}”?",
      action: "Delete",
      means:
        "Its address stops working, and its deliveries and the people it knows are forgotten. " +
        "Points that were given stay. This cannot be undone.",
    },
    add: "Add an Integration",
    none: "No tool is connected yet",
    noneHint:
      "Connect the chat, the pipeline, the contact book or the phone that your team works " +
      "with, and its work becomes points by itself. It takes about ten minutes.",
    lastDelivery: "last delivery {time}",
    waitingPeople: (count: number, shown: string) =>
      plural("en", count, { one: `${shown} person waits`, other: `${shown} people wait` }),
    nothingYet: "nothing received yet",
    paused: "Paused",
    noSecret: "Secret is missing",
    refused: (count: string) => `${count} refused`,
    tabs: { setup: "Setup", settings: "Mapping", people: "People", deliveries: "Deliveries" },
    parts: "Parts of the integration",
    unmappedStages: "stages without a meaning",
    waiting: "waiting",
    connect: {
      back: "the tools",
      tool: "tool",
      of: (tool: string) => `Connect ${tool}`,
      title: "Connect",
      name: "Name",
      nameHint: "For you and other admins, for example the team or the account that it is for.",
      laurelSecret: "Next you get an address and a secret for the tool.",
      toolSecret: "Next you get an address for the tool, and enter the secret that the tool shows.",
      action: "Continue",
    },
    secret: {
      made: "There is a new secret. Copy it now.",
      copy: "Copy it now: it is not shown again.",
      before: (time: string) => `The one before stays valid until ${time}.`,
      hint: "A new one can be made at any time; for a day the old one is accepted as well.",
      means: "The tool must get it before the old one stops being accepted.",
      missing: (tool: string) => `Enter it as ${tool} shows it.`,
      saved: "The secret is set.",
      isSet: "It is set, and never shown.",
      change: "Change…",
      from: (tool: string) => `${tool} shows it; without it nothing is accepted.`,
      save: "Save",
      cancel: "Cancel",
    },
    setup: {
      failing: (what: string) =>
        `${what} because of an error in Laurel. It was logged, and Laurel tries again automatically; nothing is lost.`,
      refused: (count: number, shown: string) =>
        plural("en", count, {
          one: `${shown} request was refused`,
          other: `${shown} requests were refused`,
        }),
      lastRefused: "the last {time}",
      last: "The last delivery came {time}.",
      connect: "Connect",
      nothingYet: "Nothing has arrived yet. Deliveries appear here at once.",
      address: "Address",
      inTool: (tool: string) => `In ${tool}`,
      guide: (tool: string) => `The guide to ${tool}, step by step`,
    },
    test: {
      title: "Try it",
      note: (tool: string) =>
        `A small webhook as ${tool} sends it is signed, read and mapped. Nobody gets points.`,
      label: "Test event",
      secretFirst: "Enter the secret first: the test is signed with it.",
      sending: "Sending…",
      send: "Send Test Event",
      works: "It works.",
      failed: "It did not work.",
      became: (count: number, shown: string) =>
        plural("en", count, {
          one: `It became ${shown} event`,
          other: `It became ${shown} events`,
        }),
      worth: (points: string) => `worth ${points} by your rules`,
      by: (person: string) => `by person ${person} of the tool`,
    },
    points: (count: number, shown: string) =>
      plural("en", count, { one: `${shown} point`, other: `${shown} points` }),
    choose: {
      title: "Choose a tool",
      other:
        "Your tool is not here? Anything that can send a request can send {events} itself, with " +
        "a key.",
      events: "events",
    },
  },
  de: {
    made: (name) => `${name} ist da. Weiter geht es mit der Adresse.`,
    list: "Integrationen",
    title: "Integrationen",
    noun: "Integration",
    one: "Integration",
    general: {
      renamed: "Umbenannt.",
      resumed: "Zustellungen werden wieder verarbeitet.",
      isPaused: "Pausiert.",
      title: "Allgemein",
      name: "Name",
      rename: "Umbenennen",
      process: "Zustellungen verarbeiten",
      processHint:
        "Ausgeschaltet werden Zustellungen gespeichert und bringen nichts. Du kannst sie später " +
        "noch einmal einlesen.",
    },
    remove: {
      done: (name) => `${name} ist gelöscht.`,
      label: "Löschen",
      hint: "Vergebene Punkte bleiben.",
      open: "Löschen …",
      question: "„{name}“ löschen?",
      action: "Löschen",
      means: "Die Adresse gilt nicht mehr, und Zustellungen und bekannte Leute werden vergessen. " +
        "Vergebene Punkte bleiben. Das lässt sich nicht zurücknehmen.",
    },
    add: "Integration hinzufügen",
    none: "Noch ist kein Tool verbunden",
    noneHint:
      "Verbinde den Chat, die Pipeline, das Adressbuch oder das Telefon, mit dem dein Team " +
      "arbeitet, und die Arbeit wird von selbst zu Punkten. Das dauert etwa zehn Minuten.",
    lastDelivery: "letzte Zustellung {time}",
    waitingPeople: (count, shown) =>
      plural("de", count, { one: `${shown} Person wartet`, other: `${shown} Leute warten` }),
    nothingYet: "noch nichts empfangen",
    paused: "Pausiert",
    noSecret: "Geheimnis fehlt",
    refused: (count) => `${count} abgelehnt`,
    tabs: {
      setup: "Einrichtung",
      settings: "Zuordnung",
      people: "Leute",
      deliveries: "Zustellungen",
    },
    parts: "Teile der Integration",
    unmappedStages: "Phasen ohne Bedeutung",
    waiting: "wartend",
    connect: {
      back: "die Tools",
      tool: "Tool",
      of: (tool) => `${tool} verbinden`,
      title: "Verbinden",
      name: "Name",
      nameHint:
        "Für dich und andere Admins, zum Beispiel das Team oder das Konto, für das sie ist.",
      laurelSecret: "Als Nächstes bekommst du eine Adresse und ein Geheimnis für das Tool.",
      toolSecret:
        "Als Nächstes bekommst du eine Adresse für das Tool und gibst das Geheimnis ein, das es " +
        "zeigt.",
      action: "Weiter",
    },
    secret: {
      made: "Es gibt ein neues Geheimnis. Kopiere es jetzt.",
      copy: "Kopiere es jetzt: Es wird nicht noch einmal gezeigt.",
      before: (time) => `Das vorige gilt noch bis ${time}.`,
      hint: "Ein neues lässt sich jederzeit machen; einen Tag lang gilt das alte auch noch.",
      means: "Das Tool muss es haben, bevor das alte nicht mehr gilt.",
      missing: (tool) => `Gib es so ein, wie ${tool} es zeigt.`,
      saved: "Das Geheimnis ist gesichert.",
      isSet: "Es ist gesetzt und wird nie gezeigt.",
      change: "Ändern …",
      from: (tool) => `${tool} zeigt es; ohne es wird nichts angenommen.`,
      save: "Sichern",
      cancel: "Abbrechen",
    },
    setup: {
      failing: (what) =>
        `${what}, wegen eines Fehlers in Laurel. Er wurde protokolliert, und Laurel versucht es von selbst noch einmal; nichts geht verloren.`,
      refused: (count, shown) =>
        plural("de", count, {
          one: `${shown} Anfrage wurde abgelehnt`,
          other: `${shown} Anfragen wurden abgelehnt`,
        }),
      lastRefused: "zuletzt {time}",
      last: "Die letzte Zustellung kam {time}.",
      connect: "Verbinden",
      nothingYet: "Noch ist nichts angekommen. Zustellungen erscheinen hier sofort.",
      address: "Adresse",
      inTool: (tool) => `In ${tool}`,
      guide: (tool) => `Die Anleitung zu ${tool}, Schritt für Schritt`,
    },
    test: {
      title: "Ausprobieren",
      note: (tool) =>
        `Ein kleiner Webhook, wie ${tool} ihn sendet, wird signiert, gelesen und zugeordnet. Niemand bekommt Punkte.`,
      label: "Testereignis",
      secretFirst: "Gib zuerst das Geheimnis ein: Damit wird der Test signiert.",
      sending: "Wird gesendet …",
      send: "Testereignis senden",
      works: "Es klappt.",
      failed: "Es hat nicht geklappt.",
      became: (count, shown) =>
        plural("de", count, {
          one: `Daraus wurde ${shown} Ereignis`,
          other: `Daraus wurden ${shown} Ereignisse`,
        }),
      worth: (points) => `nach euren Regeln ${points} wert`,
      by: (person) => `von Person ${person} des Tools`,
    },
    points: (count, shown) =>
      plural("de", count, { one: `${shown} Punkt`, other: `${shown} Punkte` }),
    choose: {
      title: "Tool auswählen",
      other:
        "Dein Tool ist nicht dabei? Alles, was eine Anfrage senden kann, kann {events} selbst " +
        "senden, mit einem Schlüssel.",
      events: "Ereignisse",
    },
  },
});
